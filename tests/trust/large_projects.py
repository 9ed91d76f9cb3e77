"""Projects far larger than anyone's, in one direction each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]


def record(folder: Path, name: str, *, title: str = "", body: str = "Done.", front: str = "") -> None:
    """Write a record below a folder; `front` are further lines of its front matter."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    title = title or name.rpartition("/")[2].removesuffix(".md").replace("-", " ")
    file.write_text(
        f"---\nstatus: accepted\ndate: 2024-05-01\n{front}---\n\n# {title}\n\n{body}\n", encoding="utf-8"
    )


def project(folder: Path, text: str = "", *, sources: str = "adr") -> Path:
    """Make a folder with a configuration and return where its records go."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "steelyard.yml").write_text(f"sources: {sources}\n{text}", encoding="utf-8")
    (folder / "adr").mkdir(exist_ok=True)
    return folder / "adr"


def plain(
    adr: Path,
    count: int,
    front: Callable[[int], str] = lambda _: "",
    body: Callable[[int], str] = lambda _: "Done.",
) -> None:
    """Write so many records, numbered from 1; `front` and `body` say what stands in each."""
    for number in range(1, count + 1):
        record(adr, f"{number:05d}-choice-{number}.md", front=front(number), body=body(number))


def lines(count: int, text: Callable[[int], str]) -> str:
    return "\n".join(text(number) for number in range(1, count + 1))


def listed(count: int, word: str) -> str:
    return "[" + ", ".join(f"{word}{number}" for number in range(1, count + 1)) + "]"


# ── one record ───────────────────────────────────────────────────────────────────────────────────────────────────────


def links(folder: Path, count: int) -> None:
    """Many links to other records in one record."""
    adr = project(folder)
    plain(adr, 20)
    record(
        adr,
        "90000-links.md",
        body=lines(count, lambda n: f"- [one](./{n % 20 + 1:05d}-choice-{n % 20 + 1}.md#x{n})"),
    )


def broken_links(folder: Path, count: int) -> None:
    """Many links in one record that lead nowhere."""
    adr = project(folder)
    plain(adr, 20)
    record(adr, "90000-links.md", body=lines(count, lambda n: f"- [one](./{n:05d}-chojce-{n}x.md)"))


def mentions(folder: Path, count: int) -> None:
    """One record that says in words which others it means."""
    adr = project(folder)
    plain(adr, 20)
    record(adr, "90000-links.md", body=lines(count, lambda n: f"- ADR-{n % 20 + 1} and #{n}"))


def tags_in_one(folder: Path, count: int) -> None:
    adr = project(folder)
    plain(adr, 20)
    record(adr, "90000-tags.md", front=f"tags: {listed(count, 'tag')}\n")


def people_in_one(folder: Path, count: int) -> None:
    adr = project(folder)
    plain(adr, 20)
    record(adr, "90000-people.md", front=f"deciders: {listed(count, 'Person ')}\n")


def aliases(folder: Path, count: int) -> None:
    adr = project(folder)
    plain(adr, 20)
    record(adr, "90000-aliases.md", front=f"aliases: {listed(count, 'old-')}\n")


def images(folder: Path, count: int) -> None:
    """Many pictures beside one record that shows them all."""
    adr = project(folder)
    (adr / "images").mkdir()
    for n in range(1, count + 1):
        (adr / "images" / f"{n}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + str(n).encode())
    record(adr, "0001-images.md", body=lines(count, lambda n: f"![p](images/{n}.png)\n"))


def headings(folder: Path, count: int) -> None:
    """Many headings of the same words in one record."""
    adr = project(folder)
    record(adr, "0001-headings.md", body=lines(count, lambda n: f"## Same\n\nText {n}.\n"))


def broken_relations_in_one(folder: Path, count: int) -> None:
    adr = project(folder)
    plain(adr, 20)
    record(adr, "90000-broken.md", front=f"supersedes: {listed(count, 'chojce-')}\n")


# ── many records ─────────────────────────────────────────────────────────────────────────────────────────────────────


def records(folder: Path, count: int) -> None:
    adr = project(folder)
    plain(adr, count)


def tag_each(folder: Path, count: int) -> None:
    adr = project(folder)
    plain(adr, count, lambda n: f"tags: [tag{n}]\n")


def tag_for_all(folder: Path, count: int) -> None:
    adr = project(folder)
    plain(adr, count, lambda _: "tags: [one]\n")


def person_each(folder: Path, count: int) -> None:
    adr = project(folder)
    plain(adr, count, lambda n: f"deciders: [Person {n}]\n")


def chain(folder: Path, count: int) -> None:
    """Each record supersedes the one before."""
    adr = project(folder)
    plain(adr, count, lambda n: f"supersedes: {n - 1}\n" if n > 1 else "")


def dependencies(folder: Path, count: int) -> None:
    """Each record depends on the one before."""
    adr = project(folder)
    plain(adr, count, lambda n: f"depends-on: {n - 1}\n" if n > 1 else "")


def star(folder: Path, count: int) -> None:
    """All records amend the first."""
    adr = project(folder)
    plain(adr, count, lambda n: "amends: 1\n" if n > 1 else "")


def superseded_star(folder: Path, count: int) -> None:
    """All records supersede the first."""
    adr = project(folder)
    plain(adr, count, lambda n: "supersedes: 1\n" if n > 1 else "")


def cycle(folder: Path, count: int) -> None:
    """Each record supersedes the next one, and the last one the first."""
    adr = project(folder)
    plain(adr, count, lambda n: f"supersedes: {n % count + 1}\n")


def ladder(folder: Path, count: int) -> None:
    """Each record supersedes two before it: there are more ways through than atoms."""
    adr = project(folder)
    plain(adr, count, lambda n: f"supersedes: [{max(n - 1, 1)}, {max(n - 2, 1)}]\n" if n > 3 else "")


def sources(folder: Path, count: int) -> None:
    """As many sources as records."""
    for n in range(1, count + 1):
        record(folder / f"team{n}/adr", "0001-choice.md", title=f"Choice {n}")
    project(folder, sources="\n" + lines(count, lambda n: f"  - team{n}/adr"))


def one_number(folder: Path, count: int) -> None:
    """All records with the same number."""
    adr = project(folder)
    for n in range(1, count + 1):
        record(adr, f"0001-choice-{n}.md")


def one_slug(folder: Path, count: int) -> None:
    """All records with the same slug."""
    adr = project(folder)
    for n in range(1, count + 1):
        record(adr, f"f{n}/0001-choice.md")


def same_slug_given(folder: Path, count: int) -> None:
    """All records ask for the same address."""
    adr = project(folder)
    plain(adr, count, lambda _: "slug: same\n")


def ambiguous(folder: Path, count: int) -> None:
    """All records have one number, and each names it."""
    adr = project(folder)
    for n in range(1, count + 1):
        record(adr, f"0001-choice-{n}.md", front="supersedes: 1\n")


def broken_each(folder: Path, count: int) -> None:
    """Each record names one that is not there, by a number, a slug and a link."""
    adr = project(folder)
    plain(adr, count, lambda n: f"supersedes: chojce-{n}x\n", lambda n: f"[a](99{n:05d}-chioce-{n}.md)")


def alias_each(folder: Path, count: int) -> None:
    adr = project(folder)
    plain(adr, count, lambda n: f"aliases: [old-{n}, older/{n}]\n")


def pages(folder: Path, count: int) -> None:
    """One record, and as many pages that are none."""
    adr = project(folder)
    plain(adr, 1)
    for n in range(count):
        (adr / f"notes-{n}x.md").write_text(f"Notes {n}.\n", encoding="utf-8")


def other_files(folder: Path, count: int) -> None:
    """One record, and ten times as many files beside it that are no Markdown, ten to a folder."""
    adr = project(folder)
    plain(adr, 1, body=lambda _: "[first](folder-0/0.log)")
    for n in range(count):
        (adr / f"folder-{n}").mkdir()
        for k in range(10):
            (adr / f"folder-{n}" / f"{k}.log").touch()


def one_target(folder: Path, count: int) -> None:
    """All records link to the first."""
    adr = project(folder)
    plain(adr, count, body=lambda n: "[first](00001-choice-1.md)" if n > 1 else "Done.")


MANY: tuple[Callable[[Path, int], None], ...] = (
    records,
    tag_each,
    tag_for_all,
    person_each,
    chain,
    dependencies,
    star,
    superseded_star,
    cycle,
    ladder,
    sources,
    one_number,
    one_slug,
    same_slug_given,
    ambiguous,
    broken_each,
    alias_each,
    pages,
    other_files,
    one_target,
)
"""Many records."""
ONE: tuple[Callable[[Path, int], None], ...] = (
    links,
    broken_links,
    mentions,
    tags_in_one,
    people_in_one,
    aliases,
    images,
    headings,
    broken_relations_in_one,
)
"""One record that is large."""
