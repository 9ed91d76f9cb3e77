"""Addresses on the forges are those that people open."""

from __future__ import annotations

import pytest

from steelyard.core.forge import (
    blob_url,
    commit_url,
    edit_url,
    forge_name,
    forge_of,
    history_url,
    pages_url,
    repository_url,
)

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("remote", "url"),
    [
        ("git@github.com:o/r.git", "https://github.com/o/r"),
        ("github.com:o/r", "https://github.com/o/r"),
        ("org-123@github.com:o/r.git", "https://github.com/o/r"),
        ("https://github.com/o/r.git", "https://github.com/o/r"),
        ("https://github.com/o/r/", "https://github.com/o/r"),
        ("https://token@github.com/o/r.git\n", "https://github.com/o/r"),
        ("https://x-access-token:secret@github.com/o/r", "https://github.com/o/r"),
        ("ssh://git@github.com:22/o/r.git", "https://github.com/o/r"),
        ("ssh://git@ssh.github.com:443/o/r.git", "https://github.com/o/r"),
        ("git+ssh://git@GitHub.com/o/r.git", "https://github.com/o/r"),
        ("git://github.com/o/r.git", "https://github.com/o/r"),
        ("git@gitlab.example.org:group/sub/r.git", "https://gitlab.example.org/group/sub/r"),
        ("https://gitlab.example.org:8443/g/r.git", "https://gitlab.example.org:8443/g/r"),
        ("http://gitea.lan:3000/o/r.git", "http://gitea.lan:3000/o/r"),
        ("git@bitbucket.org:o/r.git", "https://bitbucket.org/o/r"),
        ("ssh://git@codeberg.org/o/r.git", "https://codeberg.org/o/r"),
        ("https://o@dev.azure.com/o/Tide%20tables/_git/r", "https://dev.azure.com/o/Tide%20tables/_git/r"),
        ("git@ssh.dev.azure.com:v3/o/Tide%20tables/r", "https://dev.azure.com/o/Tide%20tables/_git/r"),
        ("o@vs-ssh.visualstudio.com:v3/o/p/r", "https://dev.azure.com/o/p/_git/r"),
        ("https://o.visualstudio.com/p/_git/r", "https://o.visualstudio.com/p/_git/r"),
        ("git@ssh.dev.azure.com:o/r", None),
        ("https://github.com/%2e%2e/o/r", None),
        ("https://github.com/o/r<script>", "https://github.com/o/r%3Cscript%3E"),
        ("/srv/git/r.git", None),
        ("../r", None),
        ("C:\\work\\github\\r", None),
        ("file:///srv/github.com/o/r.git", None),
        ("ext::sh -c github.com/o/r", None),
        ("git@server:team/r.git", None),
        ("git@example.org:o/r.git", None),
        ("https://github.com/", None),
        ("https://github.com/o", None),
        ("https://github.com/../o/r", None),
        ("https://github.com:port/o/r", None),
        ("javascript://github.com/o/r", None),
        ("https://notgithub.example/o/r", None),
        ("", None),
    ],
)
def test_remotes(remote: str, url: str | None) -> None:
    """Each way to write a remote gives the page of the repository, without credentials; the rest gives None."""
    assert repository_url(remote) == url


@pytest.mark.parametrize(
    ("repository", "blob", "edit", "history"),
    [
        ("https://github.com/o/r", "blob/main", "edit/main", "commits/main"),
        ("https://gitlab.com/g/r/", "-/blob/main", "-/edit/main", "-/commits/main"),
        ("https://codeberg.org/o/r.git", "src/branch/main", "_edit/main", "commits/branch/main"),
        ("https://git.corp.example/o/r", "blob/main", "edit/main", "commits/main"),
    ],
)
def test_pages(repository: str, blob: str, edit: str, history: str) -> None:
    """Each forge has its own form; a host that says nothing gets GitHub's."""
    top = repository.removesuffix("/").removesuffix(".git")
    path, quoted = "docs/adr/0001 ü#.md", "docs/adr/0001%20%C3%BC%23.md"
    assert blob_url(repository, "main", path) == f"{top}/{blob}/{quoted}"
    assert edit_url(repository, "main", path) == f"{top}/{edit}/{quoted}"
    assert history_url(repository, "main", path) == f"{top}/{history}/{quoted}"


def test_pages_of_bitbucket() -> None:
    """Bitbucket edits by a query."""
    top = "https://bitbucket.org/o/r"
    assert blob_url(top, "main", "a.md") == f"{top}/src/main/a.md"
    assert edit_url(top, "feature/x", "a.md") == f"{top}/src/feature/x/a.md?mode=edit"
    assert history_url(top, "main", "a.md") == f"{top}/history-node/main/a.md"


def test_pages_of_azure() -> None:
    """Azure DevOps names file, branch and commit in a query, and edits on the file's own page."""
    top = "https://dev.azure.com/o/p/_git/r"
    page = f"{top}?path=/docs/0001%20%C3%BC%26.md&version=GBfeature/x"
    assert edit_url(top, "feature/x", "docs/0001 ü&.md") == page
    assert history_url(top, "feature/x", "docs/0001 ü&.md") == f"{page}&_a=history"
    assert blob_url(top, COMMIT, "a.md") == f"{top}?path=/a.md&version=GC{COMMIT}"


@pytest.mark.parametrize(
    ("repository", "name"),
    [
        ("https://github.com/o/r", "GitHub"),
        ("https://gitlab.example.org/g/r", "GitLab"),
        ("https://bitbucket.org/o/r", "Bitbucket"),
        ("https://codeberg.org/o/r", "Codeberg"),
        ("https://gitea.example.org/o/r", "Gitea"),
        ("https://forgejo.example.org/o/r", "Forgejo"),
        ("https://dev.azure.com/o/p/_git/r", "Azure DevOps"),
        ("https://git.corp.example/o/r", ""),
    ],
)
def test_forges_are_called_what_people_call_them(repository: str, name: str) -> None:
    """A forge's name is told by its host; one that its host does not tell has none."""
    assert forge_name(repository) == name


def test_a_commit_on_gitea() -> None:
    """Gitea tells commits from branches in the address."""
    top = "https://gitea.example.org/o/r"
    assert forge_of(top) == "gitea"
    assert blob_url(top, COMMIT, "a.md") == f"{top}/src/commit/{COMMIT}/a.md"
    assert history_url(top, COMMIT, "a.md") == f"{top}/commits/commit/{COMMIT}/a.md"


@pytest.mark.parametrize(
    ("repository", "url"),
    [
        ("https://github.com/o/r", "https://github.com/o/r/commit/"),
        ("https://gitlab.com/g/r/", "https://gitlab.com/g/r/-/commit/"),
        ("https://bitbucket.org/o/r", "https://bitbucket.org/o/r/commits/"),
        ("https://codeberg.org/o/r.git", "https://codeberg.org/o/r/commit/"),
        ("https://dev.azure.com/o/p/_git/r", "https://dev.azure.com/o/p/_git/r/commit/"),
        ("https://git.corp.example/o/r", "https://git.corp.example/o/r/commit/"),
    ],
)
def test_the_page_of_a_commit(repository: str, url: str) -> None:
    """A commit has a page of its own on each forge."""
    assert commit_url(repository, COMMIT) == url + COMMIT


@pytest.mark.parametrize(
    ("repository", "url"),
    [
        ("https://github.com/Acme/decisions", "https://acme.github.io/decisions/"),
        ("https://github.com/acme/Acme.github.io", "https://acme.github.io/"),
        ("https://github.com/acme", ""),
        ("https://github.com/acme/a/b", ""),
        ("https://github.example.org/acme/decisions", ""),
        ("https://gitlab.com/acme/decisions", ""),
        ("", ""),
    ],
)
def test_the_site_of_a_repository(repository: str, url: str) -> None:
    """Where GitHub publishes a repository is known on github.com alone."""
    assert pages_url(repository) == url
