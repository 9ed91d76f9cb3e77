"""How the forges (GitHub, GitLab, Bitbucket, Gitea and its kin, Azure DevOps) name a repository's files in addresses."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

Forge = Literal["github", "gitlab", "bitbucket", "gitea", "azure"]

_SCP = re.compile(r"(?:[^@/:]+@)?(?P<host>\[[^\]]+\]|[^/:@\[\]]+):(?!//)(?P<path>.+)", re.DOTALL)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
# Hosts that take SSH at port 443 under a name of their own.
_SSH_HOSTS = {
    "ssh.github.com": "github.com",
    "altssh.gitlab.com": "gitlab.com",
    "altssh.bitbucket.org": "bitbucket.org",
}
_GITEA_HOSTS = frozenset({"codeberg.org", "gitea.com", "code.forgejo.org"})
_AZURE = "dev.azure.com"
_AZURE_SSH = frozenset({"ssh.dev.azure.com", "vs-ssh.visualstudio.com"})
_NAMES = {
    "github": "GitHub",
    "gitlab": "GitLab",
    "bitbucket": "Bitbucket",
    "gitea": "Gitea",
    "azure": "Azure DevOps",
}


def forge_of(url: str) -> Forge | None:
    """Tell from a host's name which forge runs there; None where the name does not say."""
    host = urlsplit(url).hostname or ""
    parts = host.split(".")
    if host in _GITEA_HOSTS or "gitea" in parts or "forgejo" in parts:
        return "gitea"
    if host == _AZURE or host.endswith(".visualstudio.com"):
        return "azure"
    for forge in ("github", "gitlab", "bitbucket"):
        if forge in parts:
            return forge
    return None


def forge_name(url: str) -> str:
    """Name the forge as people do ("GitHub", "Codeberg"), '' where the host's name does not say which it is."""
    host = urlsplit(url).hostname or ""
    if host == "codeberg.org":
        return "Codeberg"
    if "forgejo" in host.split("."):
        return "Forgejo"
    return _NAMES.get(forge_of(url) or "", "")


def repository_url(remote: str) -> str | None:
    """Turn the address that Git fetches from into the one that people open, without any credentials.

    `git@github.com:o/r.git`, `ssh://`, `git://` and `https://` on a host that is known to be a forge; None for
    anything else, such as a path on disk.
    """
    remote = remote.strip()
    try:
        scheme, host, port, path = _parts(remote)
    except ValueError:
        return None
    host = _SSH_HOSTS.get(host, host)
    if host in _AZURE_SSH:
        host, path = _AZURE, _azure_path(path)
    path = unquote(path).strip("/").removesuffix(".git").strip("/")
    if not _HOST.fullmatch(host) or "/" not in path or ".." in path.split("/"):
        return None
    # An http(s) port is the web's; an SSH port is not.
    authority = f"{host}:{port}" if port and scheme in {"http", "https"} else host
    url = f"{'http' if scheme == 'http' else 'https'}://{authority}/{quote(path, safe='/~')}"
    return url if forge_of(url) else None


def _azure_path(path: str) -> str:
    """Turn the path that Azure takes by SSH, `v3/ORGANISATION/PROJECT/REPOSITORY`, into the web's; '' for another."""
    match path.strip("/").split("/"):
        case ["v3", organisation, project, name]:
            return f"{organisation}/{project}/_git/{name}"
    return ""


def _parts(remote: str) -> tuple[str, str, int | None, str]:
    if "://" in remote:
        url = urlsplit(remote)
        scheme = url.scheme.lower().removeprefix("git+")
        if scheme not in {"http", "https", "ssh", "git"}:
            raise ValueError(scheme)
        return scheme, (url.hostname or "").lower(), url.port, url.path
    match = _SCP.fullmatch(remote)
    if not match:
        raise ValueError(remote)
    return "ssh", match["host"].lower(), None, match["path"]


def pages_url(repository: str) -> str:
    """Name the site that GitHub makes of a repository without a domain of its own, '' where it is not on github.com."""
    parts = urlsplit(repository)
    owner, _, name = parts.path.strip("/").partition("/")
    if parts.hostname != "github.com" or not owner or not name or "/" in name:
        return ""
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def blob_url(repository: str, ref: str, path: str) -> str:
    """Name the page that shows a file, as it is at a branch, tag or commit. `path` counts from the top."""
    match forge_of(repository):
        case "azure":
            return _azure(repository, ref, path)
        case "gitlab":
            middle = "-/blob/" + _quoted(ref)
        case "bitbucket":
            middle = "src/" + _quoted(ref)
        case "gitea":
            middle = "src/" + _gitea(ref)
        case _:
            middle = "blob/" + _quoted(ref)
    return _join(repository, middle, path)


def edit_url(repository: str, ref: str, path: str) -> str:
    """Name the page on which a file is edited; `ref` is a branch. Azure DevOps edits on the file's own page."""
    match forge_of(repository):
        case "azure":
            return _azure(repository, ref, path)
        case "gitlab":
            return _join(repository, "-/edit/" + _quoted(ref), path)
        case "bitbucket":
            return f"{_join(repository, 'src/' + _quoted(ref), path)}?mode=edit"
        case "gitea":
            return _join(repository, "_edit/" + _quoted(ref), path)
        case _:
            return _join(repository, "edit/" + _quoted(ref), path)


def history_url(repository: str, ref: str, path: str) -> str:
    """Name the page that lists a file's commits up to a branch, tag or commit."""
    match forge_of(repository):
        case "azure":
            return f"{_azure(repository, ref, path)}&_a=history"
        case "gitlab":
            middle = "-/commits/" + _quoted(ref)
        case "bitbucket":
            middle = "history-node/" + _quoted(ref)
        case "gitea":
            middle = "commits/" + _gitea(ref)
        case _:
            # The form of GitHub, which GitLab and others redirect: the best guess for a host of any name.
            middle = "commits/" + _quoted(ref)
    return _join(repository, middle, path)


def commit_url(repository: str, commit: str) -> str:
    """Name the page that shows what a commit changed."""
    match forge_of(repository):
        case "gitlab":
            middle = "-/commit"
        case "bitbucket":
            middle = "commits"
        case _:
            middle = "commit"
    return _join(repository, middle, commit)


def _azure(repository: str, ref: str, path: str) -> str:
    kind = "GC" if _COMMIT.fullmatch(ref) else "GB"
    return f"{repository.rstrip('/')}?path=/{_quoted(path)}&version={kind}{_quoted(ref)}"


def _gitea(ref: str) -> str:
    return ("commit/" if _COMMIT.fullmatch(ref) else "branch/") + _quoted(ref)


def _quoted(text: str) -> str:
    return quote(text, safe="/")


def _join(repository: str, middle: str, path: str) -> str:
    return f"{repository.rstrip('/').removesuffix('.git')}/{middle}/{_quoted(path)}"
