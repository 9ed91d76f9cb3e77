"""Nothing is lost to a command that is killed or interrupted: each file is whole, and the next run is as after none.

Commands are killed at each thing that they ask of the file system (some of them, in the short form), and at random
moments of their run, by SIGKILL, Ctrl-C, SIGTERM and SIGHUP.
"""

from __future__ import annotations

import random
import shutil
import signal
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from git_samples import git
from trust.hard_places import Ground, left_over, text, torn, tree
from trust.killing import CHANGE, WRITE, Ended

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEED = 8
INTERRUPTED = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
SIGNALS = (signal.SIGKILL, signal.SIGKILL, *INTERRUPTED)

WRITING = {
    "new": (
        "new",
        "One more",
        "--supersedes",
        "2",
        "--status",
        "accepted",
        "--criteria",
        "A",
        "--options",
        "B",
    ),
    "status": ("status", "2", "accepted"),
    "link": ("link", "2", "supersedes", "1"),
    "fix": ("fix", "--write"),
    "renumber": ("renumber",),
    "init": ("init",),
    "export": ("export", "--single-file"),
    "import": ("import", "wordpress", "../blog.xml", "--to", "decisions"),
    "ci": ("ci", "github", "--write"),
    "adr": ("new", "-s", "1", "Another"),
}
SITES = {
    "first": (("build",), False),
    "second": (("build",), True),
    "many": (("build", "--jobs", "2"), True),
    "folder": (("publish", "./public"), True),
}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """Prepare the project and the nursery once."""
    ground = Ground(tmp_path_factory.mktemp("lost"))
    with ground.nursery:
        yield ground


def moments(calls: int, seconds: float, *, count: int, seed: str) -> Iterator[dict[str, Any]]:
    """Choose when a command is killed: at `count` of its calls, and so many times by any signal, at a random moment.

    Every other interrupt comes at a call too, among those that put files into their places: that takes but a moment.
    """
    chance = random.Random(f"{SEED} {seed}")
    yield from ({"nth": nth} for nth in sorted(chance.sample(range(1, calls + 1), min(count, calls))))
    for number in range(count):
        # The first come to every signal; a command that is loaded waits longer, so the time is stretched.
        by, after = SIGNALS[number % len(SIGNALS)], chance.uniform(0, seconds * 1.1)
        if calls and by in INTERRUPTED and number % 2 == 0:
            yield {"nth": chance.randint(calls * 2 // 3, calls), "signal": by}
        else:
            yield {"after": after, "signal": by}


def killed(ground: Ground, when: dict[str, Any], *arguments: str, **more: Any) -> Ended:
    """Run a command that is killed at a moment, and assert that it ended in no other way."""
    by = when.get("signal", signal.SIGKILL)
    if "nth" in when:
        ended = ground.run(*arguments, fault=ground.fault(CHANGE | WRITE, when["nth"], -by), **more)
    else:
        ended = ground.run(*arguments, after=when["after"], signal=by, **more)
    # Before a command has said what is to happen at a signal, it ends as any program does.
    assert ended.code in ((-by, 0) if "signal" not in when else (0, 1, -by, INTERRUPTED.get(by))), ended
    assert ended.clean or ended.code == -signal.SIGINT, ended
    return ended


def faulty(ground: Ground) -> Path:
    """Return the project with something to mend and to renumber."""
    here = ground.fresh()
    (here / "decisions/0005-twin.md").write_text(text(5).replace("# Record 5", "# Twin"))
    (here / "decisions/0003-r3.md").write_text(text(3).replace("0004-r4.md", "0004-R4.md"))
    return here


@pytest.mark.parametrize("name", WRITING)
def test_records_are_whole(name: str, ground: Ground, long_form: bool) -> None:  # noqa: FBT001
    """A command that writes records, killed anywhere, leaves each file as it was or as it becomes; given again, it does the rest.

    `new` alone then makes a further record: the first may be there already. Nothing that waited is left. What a signal
    interrupts is taken back at once.
    """
    command, program = WRITING[name], "steelyard-adr" if name == "adr" else "steelyard"
    arguments: dict[str, Any] = {"program": program, "environment": {"ADR_DATE": "2024-06-06"}}
    here = faulty(ground)
    if name == "adr":
        (here / ".adr-dir").write_text("decisions\n")
    before = tree(here)
    first = ground.run(*command, **arguments)
    assert first.code == 0, first
    after = tree(here)
    faulty(ground)
    calls = ground.calls(*command, kinds=CHANGE | WRITE, **arguments)
    for when in moments(calls, first.seconds, count=25 if long_form else 3, seed=name):
        faulty(ground)
        if name == "adr":
            (here / ".adr-dir").write_text("decisions\n")
        ended = killed(ground, when, *command, **arguments)
        assert not torn(tree(here), before, after), when
        if ended.code != -signal.SIGKILL and when.get("signal") != signal.SIGKILL:
            assert not left_over(here), when
            assert tree(here) in (before, after), when
        again = ground.run(*command, **arguments)
        assert again.code in (0, 1), (when, again)
        assert again.clean, (when, again)
        assert not left_over(here), when
        if name not in {"new", "adr"}:
            assert tree(here) == after, when


@pytest.mark.parametrize("name", SITES)
def test_sites_are_whole(name: str, ground: Ground, long_form: bool) -> None:  # noqa: FBT001
    """A build killed anywhere leaves each page as it was or as it becomes, and the next build leaves the site of a clean one.

    What a signal interrupts before the end is the site as it was; after any end there is nothing staged at the next.
    """
    command, built = SITES[name]
    out = ground.fresh(built=built) / ("public" if name == "folder" else "site")
    before = tree(out) if out.exists() else {}
    first = ground.run(*command)
    assert first.code == 0, first
    after = tree(out)
    ground.fresh(built=built)
    calls = ground.calls(*command, kinds=CHANGE | WRITE)
    for when in moments(calls, first.seconds, count=30 if long_form else 3, seed=name):
        ground.fresh(built=built)
        ended = killed(ground, when, *command, group=name == "many")
        now = tree(out) if out.exists() else {}
        assert not torn(now, before, after), when
        if ended.code in INTERRUPTED.values():
            assert now in (before, after), when
        again = ground.run(*command)
        assert again.code == 0, (when, again)
        assert tree(out) == after, when
        ground.run(*command)
        assert tree(out) == after, when


@pytest.mark.parametrize("push", [False, True])
def test_branches_are_whole(push: bool, ground: Ground, long_form: bool) -> None:  # noqa: FBT001
    """A publish to a branch killed anywhere leaves the branch as it was or with the whole site, and Git's index untouched.

    Git holds no lock afterwards, finds its repository sound, and the next publish succeeds.
    """
    command = ("publish", "github-pages", *([] if push else ["--no-push"]))
    here = ground.fresh(built=True)
    first = ground.run(*command)
    assert first.code == 0, first
    place = here.with_name("project.git") if push else here
    site = git(place, "rev-parse", "gh-pages^{tree}")
    for when in moments(0, first.seconds, count=20 if long_form else 3, seed=f"branch {push}"):
        ground.fresh(built=True)
        index, head = (here / ".git/index").read_bytes(), git(here, "rev-parse", "HEAD", "main")
        killed(ground, when, *command, group=True)
        assert (here / ".git/index").read_bytes() == index, when
        assert git(here, "rev-parse", "HEAD", "main") == head, when
        for repository in {here, place}:
            git(repository, "fsck", "--connectivity-only", "--no-dangling")
        reached = git(place, "for-each-ref", "--format=%(tree)", "refs/heads/gh-pages")
        assert reached in ("", site), when
        again = ground.run(*command)
        assert again.code == 0, (when, again)
        assert git(place, "rev-parse", "gh-pages^{tree}") == site, when
        assert not [*(here / ".git").rglob("*.lock")], when


def go_on_changing(here: Path, stop: threading.Event) -> None:
    """Change records, let others come and go, until it is to stop."""
    turn = 0
    while not stop.wait(0.1):
        turn += 1
        (here / "decisions/0001-r1.md").write_text(text(1, more=f" Turn {turn}."))
        (here / f"decisions/0009-r{turn % 3}.md").write_text(text(9))
        (here / f"decisions/0009-r{(turn + 1) % 3}.md").unlink(missing_ok=True)


def test_a_served_site_is_whole(ground: Ground, long_form: bool) -> None:  # noqa: FBT001
    """`serve`, killed while it builds what changes under it, leaves no lock and nothing that the next build does not clear."""
    chance = random.Random(f"{SEED} serve")
    clean = None
    for _ in range(15 if long_form else 2):
        here = ground.fresh()
        (here / "decisions/0004-r4.md").write_text(text(4))
        changing = threading.Thread(target=go_on_changing, args=(here, stop := threading.Event()))
        changing.start()
        ended = ground.run("serve", "--port", "0", after=3 + chance.uniform(0, 2))
        stop.set()
        changing.join()
        assert ended.clean, ended
        assert ended.code == -signal.SIGKILL, ended
        shutil.rmtree(here / "decisions")
        shutil.copytree(ground.scratch / "base/project/decisions", here / "decisions")
        assert ground.run("build", "--no-cache").code == 0
        clean = clean or tree(here / "site")
        assert tree(here / "site") == clean


def test_a_killed_build_lets_its_lock_go(ground: Ground, long_form: bool) -> None:  # noqa: FBT001
    """A build with several processes that is killed holds nobody up: the next one publishes within a moment.

    Its children see that it is gone when they have a part done; until then they have the lock too.
    """
    here = ground.fresh()
    for number in range(10, 360):
        (here / f"decisions/{number:04}-x.md").write_text(text(1).replace("# Record 1", f"# {number}"))
    seconds = ground.run("build", "--jobs", "2").seconds
    chance = random.Random(f"{SEED} lock")
    for _ in range(10 if long_form else 2):
        shutil.rmtree(here / "site", ignore_errors=True)
        # From half of it on there are children; the first run was the slowest one.
        ground.run("build", "--jobs", "2", "--no-cache", after=seconds * chance.uniform(0.4, 0.75))
        begun = time.monotonic()
        again = ground.run("new", "x")
        assert again.code == 0, again
        while (again := ground.run("build", "--jobs", "2")).code and time.monotonic() < begun + 60:
            assert "another build" in again.err, again
        assert again.code == 0, again
