"""Work done by several processes is the work done by one."""

from __future__ import annotations

import errno
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from steelyard.edges import pool
from steelyard.edges.crew import WorkerLostError
from steelyard.edges.pipeline import Options, build
from steelyard.edges.pool import spread
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = list(range(pool.WORTH_IT * 6))


HERE = Path(__file__).parent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks here")


def alone(check: str) -> list[str]:
    return [sys.executable, "-W", "error", "-c", f"import test_pool; test_pool.{check}()"]


def in_a_process_of_its_own(check: str) -> str:
    """Run one of the checks below where no other test has left a thread: a process with threads does not fork."""
    done = subprocess.run(alone(check), cwd=HERE, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout


def check_order() -> None:
    here = os.getpid()
    results = list(spread(lambda number: (number, os.getpid()), MANY, jobs=3))
    assert [number for number, _ in results] == MANY
    few = list(spread(slowly, MANY[:10], jobs=2, heavy=pool.WORTH_IT))
    assert [number for number, _ in few] == MANY[:10]
    assert len({process for _, process in few}) == 2
    assert here in {process for _, process in few}


def slowly(number: int) -> tuple[int, int]:
    """Take so long that nobody can do all of the work before the other one has begun."""
    time.sleep(0.02)
    return number, os.getpid()


def elsewhere(at: int, deed: Callable[[], object]) -> Callable[[int], int]:
    """Return work that does `deed` once it is past an item and in a child, and is never done with all by the parent."""
    here = os.getpid()

    def work(number: int) -> int:
        if os.getpid() == here:
            time.sleep(0.001)
        elif number >= at:
            deed()
        return number

    return work


def left_behind() -> tuple[int, bool]:
    """Say how many descriptors are open, and whether a child is left, ended or not."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return len(list(Path("/proc/self/fd").iterdir())), False
    return len(list(Path("/proc/self/fd").iterdir())), True


def check_fault() -> None:
    results = spread(lambda number: 1 // (number - 500), MANY, jobs=2)
    assert [next(results) for _ in range(500)] == [1 // (number - 500) for number in range(500)]
    with pytest.raises(ZeroDivisionError):
        next(results)
    assert sum(spread(lambda number: number, MANY, jobs=2)) == sum(MANY)


def check_large() -> None:
    def begun(number: int) -> tuple[int, int, float]:
        time.sleep(0.0002 if number < len(MANY) else 0.05)
        return number, os.getpid(), time.monotonic()

    numbers = list(range(len(MANY) + 3))
    done = list(spread(begun, numbers, jobs=2, large=3))
    assert [number for number, _, _ in done] == numbers
    for process in {process for _, process, _ in done}:
        own = [number for number, by, _ in sorted(done, key=lambda each: each[2]) if by == process]
        late = [number for number in own if number >= len(MANY)]
        assert own[: len(late)] == late
    results = spread(lambda number: 1 // (number - len(MANY) - 1), numbers, jobs=2, large=3)
    assert sum(1 for _, _ in zip(numbers[: len(MANY) + 1], results, strict=False)) == len(MANY) + 1
    with pytest.raises(ZeroDivisionError):
        next(results)
    assert list(spread(abs, numbers[:5], jobs=2, large=2)) == numbers[:5]


def check_foreign_fault() -> None:
    class OurFaultError(Exception):
        """It cannot travel: no other process finds a class inside of a function."""

    def deed() -> None:
        raise OurFaultError("so it was")

    with pytest.raises(RuntimeError, match="OurFaultError: so it was") as caught:
        list(spread(elsewhere(0, deed), MANY, jobs=2))
    assert "in deed" in caught.value.__notes__[0]
    here = os.getpid()
    with pytest.raises((AttributeError, pickle.PicklingError)):
        list(spread(lambda one: slowly(one) if os.getpid() == here else lambda: one, MANY, jobs=2))


def check_lost() -> None:
    before = left_behind()
    for end, said in (
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "was ended by signal 9"),
        (lambda: os._exit(3), "ended with code 3"),
        (lambda: os._exit(0), "ended before its work was done"),
    ):
        with pytest.raises(WorkerLostError, match=said):
            list(spread(elsewhere(100, end), MANY, jobs=3))
        assert left_behind() == before


def check_reaped_by_others() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    assert list(spread(lambda number: number, MANY, jobs=2)) == MANY
    with pytest.raises(WorkerLostError):
        list(spread(elsewhere(100, lambda: os.kill(os.getpid(), signal.SIGKILL)), MANY, jobs=2))


def check_traces() -> None:
    before = left_behind()
    assert sum(spread(lambda number: number, MANY, jobs=4)) == sum(MANY)
    assert left_behind() == before
    results = spread(elsewhere(300, lambda: time.sleep(60)), MANY, jobs=4)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert left_behind() == before
    with pytest.raises(ZeroDivisionError):
        list(spread(lambda number: 1 // (number - 500), MANY, jobs=4))
    assert left_behind() == before


def check_large_results() -> None:
    here, size = os.getpid(), 300_000

    def work(number: int) -> bytes:
        if os.getpid() == here:
            time.sleep(0.01)
        return bytes([number % 251]) * size

    for number, result in enumerate(spread(work, MANY[: pool.WORTH_IT], jobs=2)):
        assert result == bytes([number % 251]) * size
        if number == 0:
            time.sleep(0.3)  # the child is held up by its full pipe


def check_no_room() -> None:
    def refused() -> int:
        raise BlockingIOError(errno.EAGAIN, "there are too many processes")

    before = left_behind()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fork", refused)
        assert list(spread(lambda number: number, MANY, jobs=2)) == MANY
    assert left_behind() == before


def check_jobs() -> None:
    with pool.use_jobs(3):
        done = list(spread(slowly, MANY[:30], heavy=pool.WORTH_IT))
    assert len({process for _, process in done}) == 3
    with pool.use_jobs(1):
        assert {process for _, process in spread(slowly, MANY[:10], heavy=pool.WORTH_IT)} == {os.getpid()}
    with pool.use_jobs(2):
        inner = spread(lambda _: set(spread(lambda _: os.getpid(), MANY, jobs=None)), MANY, jobs=2)
        assert all(os.getpid() in done or len(done) == 1 for done in inner)


def check_printed() -> None:
    print("once before", flush=False)
    assert list(spread(lambda number: print(f"<{number}>\n", end="") or number, MANY, jobs=2)) == MANY


def check_threads() -> None:
    stop = threading.Event()
    threading.Thread(target=stop.wait).start()
    try:
        assert set(spread(lambda _: os.getpid(), MANY, jobs=2)) == {os.getpid()}
    finally:
        stop.set()


def run_long() -> None:
    """Work until somebody ends it, and tell when a child has begun."""

    def begun() -> None:
        os.write(1, f"{os.getpid()}\n".encode())
        time.sleep(60)

    list(spread(elsewhere(0, begun), MANY * 100, jobs=3))


def check_same_site() -> None:
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        (project / "decisions").mkdir()
        for number in range(1, pool.WORTH_IT + 50):
            text = f"# Way {number}\n\nStatus: accepted\n\n[next](./{number + 1:04d}-way.md), `code` and :tada:\n"
            (project / f"decisions/{number:04d}-way.md").write_text(text, encoding="utf-8")
        assert built(project, "one", cores=1) == built(project, "many", cores=2)


def built(project: Path, out: str, *, cores: int) -> tuple[dict[str, bytes], list[str]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "cores", lambda: cores)
        (project / "steelyard.yml").write_text(f"sources: decisions\nout: {out}\n", encoding="utf-8")
        outcome = build(survey(find_project(project)), Options())
    site = project / out
    files = {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    assert len(files) > pool.WORTH_IT
    return files, [each.message for each in outcome.diagnostics]


def test_results_come_in_order_from_all_processes() -> None:
    """Every item is worked on once, in children and here: assert that the results stand in the order of the items."""
    in_a_process_of_its_own("check_order")


def test_a_fault_is_raised_in_its_place() -> None:
    """What goes wrong in a child is not lost: assert that it is raised after the results before it, and harms no later work."""
    in_a_process_of_its_own("check_fault")


def test_large_items_are_begun_first_and_come_last() -> None:
    """Assert that nobody begins a large item after a usual one, that results keep their order, and a large one's fault its place."""
    in_a_process_of_its_own("check_large")


def test_a_fault_that_cannot_travel_is_told() -> None:
    """Assert that an exception that cannot be packed is raised as one that says the same, and a result likewise."""
    in_a_process_of_its_own("check_foreign_fault")


def test_a_child_that_is_ended_is_an_error() -> None:
    """The system may kill a process for its memory: assert that this is raised and waited for by nobody."""
    in_a_process_of_its_own("check_lost")


def test_children_that_others_wait_for_are_no_hang() -> None:
    """Some programs start others with SIGCHLD ignored: assert that work is done, and that a child's end is still an error."""
    in_a_process_of_its_own("check_reaped_by_others")


def test_nothing_is_left_behind() -> None:
    """Assert that no child and no open file is left by work that was done, given up or that failed."""
    in_a_process_of_its_own("check_traces")


def test_results_larger_than_a_pipe_come_through() -> None:
    """A child that has more to say than a pipe holds waits for the parent, and the parent works on meanwhile."""
    in_a_process_of_its_own("check_large_results")


def test_without_room_for_processes_the_work_is_done_here() -> None:
    """Assert that a system that refuses another process keeps nobody from the work."""
    in_a_process_of_its_own("check_no_room")


def test_jobs_are_what_they_are_set_to() -> None:
    """Assert that the number of processes follows the setting, and that a child starts none of its own."""
    in_a_process_of_its_own("check_jobs")


def test_what_children_print_is_printed_once() -> None:
    """A child has a copy of what waits to be printed: assert that every line comes out once."""
    lines = in_a_process_of_its_own("check_printed").split()
    assert sorted(lines) == sorted(["once", "before", *(f"<{number}>" for number in MANY)])


def test_a_process_with_threads_works_here() -> None:
    """A thread may hold a lock that a child would wait for without end."""
    in_a_process_of_its_own("check_threads")


def ended(number: signal.Signals, *, group: bool) -> tuple[subprocess.Popen[bytes], list[int], bytes]:
    """Start long work, send it a signal once both children are at it, and wait for its end."""
    process = subprocess.Popen(
        alone("run_long"), cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    children = [int(process.stdout.readline()) for _ in range(2)]
    if group:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    return process, children, errors


@pytest.mark.parametrize("group", [True, False])
def test_ctrl_c_ends_the_children(group: bool) -> None:  # noqa: FBT001
    """A terminal sends Ctrl-C to every process of a command: assert that only the parent speaks, and that no child is left."""
    process, children, errors = ended(signal.SIGINT, group=group)
    assert process.returncode == -signal.SIGINT
    assert errors.count(b"Traceback") == 1
    assert errors.rstrip().endswith(b"KeyboardInterrupt")
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)


def test_a_group_that_is_terminated_says_nothing() -> None:
    """Assert that children end as silently as their parent where all of them are told to."""
    process, _, errors = ended(signal.SIGTERM, group=True)
    assert process.returncode == -signal.SIGTERM
    assert not errors


def test_one_or_many_processes_give_the_same_site() -> None:
    """Assert that a site built by several processes is byte for byte the one built by one, findings included."""
    in_a_process_of_its_own("check_same_site")


def test_few_items_are_worked_on_here() -> None:
    """Starting processes costs more than a few items are worth."""
    assert set(spread(lambda _: os.getpid(), MANY[:10], jobs=2)) == {os.getpid()}
