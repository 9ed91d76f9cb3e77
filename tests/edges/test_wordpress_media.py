"""Media are copied all or none, and taken back with no more than what was made for them."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from steelyard.edges.wordpress.media import copied, take_back

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("one", "two"):
        (tmp_path / name).write_text(name)
    (tmp_path / "around/project/decisions").mkdir(parents=True)
    return tmp_path / "around/project"


def there(root: Path) -> list[str]:
    return sorted(path.relative_to(root.parent).as_posix() for path in root.parent.rglob("*"))


@pytest.mark.parametrize("where", ["decisions/media/2011", "fresh/media"])
def test_folders_that_were_there_stay(root: Path, tmp_path: Path, where: str) -> None:
    """An empty folder of the person's own is not removed with the copies, nor is the project's."""
    before = there(root)
    made, found = copied(root, {f"{where}/one": tmp_path / "one", f"{where}/two": tmp_path / "two"})
    assert not found
    assert (root / where / "two").read_text() == "two"
    take_back(root, made)
    assert there(root) == before


@pytest.mark.parametrize("ending", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_was_copied_before_is_taken_back(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: BaseException
) -> None:
    """A full disk is told, an interrupt goes on up; neither leaves the media that came before."""
    before, real, count = there(root), shutil.copyfileobj, iter(range(10))

    def ended(*files: object) -> None:
        if next(count) == 1:
            raise ending
        real(*files)  # type: ignore[arg-type]

    monkeypatch.setattr(shutil, "copyfileobj", ended)
    copies = {f"decisions/media/{name}": tmp_path / name for name in ("one", "two")}
    if isinstance(ending, OSError):
        made, (fault,) = copied(root, copies)
        assert (fault.code, fault.place.file) == ("W901", "decisions/media/two")
        take_back(root, made)
    else:
        with pytest.raises(KeyboardInterrupt):
            copied(root, copies)
    assert there(root) == before
    assert os.listdir(root / "decisions") == []  # noqa: PTH208
