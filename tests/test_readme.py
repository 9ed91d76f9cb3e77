"""The README says what is true: its table of keys, its commands, its example."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from readme_tables import TABLES
from steelyard.doors.cli import COMMANDS
from steelyard.reading.configuration.settings import read_config
from test_loop import settled
from wordpress import category, export, item

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
CI = ROOT / ".ci" / "run"
PUSHING = {
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "push.autoSetupRemote",
    "GIT_CONFIG_VALUE_0": "true",
}
"""A person's settings of Git with which a new branch is pushed without further words."""
TABLE = re.compile(r"(<!-- (\w+): start[^>]*-->\n).*?(<!-- \2: end -->)", re.DOTALL)


def commands(text: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line.split("  #")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


def filled(text: str) -> str:
    """Return the README with its tables as the program is now."""
    return TABLE.sub(lambda found: f"{found[1]}{TABLES[found[2]]()}{found[3]}", text)


def section(title: str) -> str:
    """Return a section of the README, from its heading to the next one of its level."""
    return README.read_text(encoding="utf-8").split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_tables_are_the_programs_own(*, approve: bool) -> None:
    """Keys, limits and codes are those that the program goes by, each once."""
    text = README.read_text(encoding="utf-8")
    assert sorted(name for _, name, _ in TABLE.findall(text)) == sorted(TABLES)
    if approve:
        README.write_text(filled(text), encoding="utf-8")
        return
    assert text == filled(text)


def test_examples_of_the_configuration_are_read() -> None:
    """Each example in YAML that is a `steelyard.yml` is read without a word."""
    examples = re.findall(r"```yaml\n([^-#].*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) >= 7
    for example in examples:
        assert read_config(example, file="steelyard.yml")[1] == (), example


def test_the_example_of_a_table_is_read(tmp_path: Path) -> None:
    """The example of a criteria table says what its comments say: the cheaper is better, and an option is ruled out."""
    (example,) = re.findall(r"```yaml\n# criteria\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    folder = tmp_path / "decisions"
    folder.mkdir()
    (folder / "0012-queue.md").write_text("# Queue\n\nStatus: accepted\n", encoding="utf-8")
    (folder / "0012-queue.criteria.yaml").write_text(example, encoding="utf-8")
    environment = settled(tmp_path)
    typed("steelyard check --strict", tmp_path, environment)
    done = subprocess.run(
        ["sh", "-c", "steelyard score 12 --json"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=True,
    )
    (table,) = json.loads(done.stdout)
    criteria = {each["name"]: each for each in table["criteria"]}
    assert criteria["Cost"]["direction"] == "lower"
    assert [each["name"] for each in table["options"] if each["ruled_out_by"] == ["Throughput"]] == ["Cron"]


def test_links_lead_to_parts_and_files_that_are_there() -> None:
    """A link within the README leads to a heading of it, one to a file to one that a checkout has."""
    text = re.sub(r"```.*?```", "", README.read_text(encoding="utf-8"), flags=re.DOTALL)
    heads = {
        re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-")
        for head in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    aims = [aim for aim in re.findall(r"\]\(([^)\s]+)\)", text) if not aim.startswith("https://")]
    assert len(aims) >= 5
    for aim in aims:
        assert aim[1:] in heads if aim.startswith("#") else (README.parent / aim).exists(), aim


def repository(folder: Path) -> tuple[Path, Path]:
    """Make an empty repository and the one that it publishes to."""
    project, remote = folder / "project", folder / "remote.git"
    for words in (
        ["init", "--quiet", "--bare", str(remote)],
        ["init", "--quiet", "--initial-branch", "main", str(project)],
        ["-C", str(project), "remote", "add", "origin", str(remote)],
    ):
        subprocess.run(["git", *words], check=True, capture_output=True)
    return project, remote


def typed(command: str, project: Path, environment: dict[str, str]) -> None:
    """Run a command as it stands, in a shell; fail where it does."""
    done = subprocess.run(
        ["sh", "-c", command], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def shown(remote: Path, path: str) -> str:
    """Return a file of the published branch."""
    words = ["git", "-C", str(remote), "show", f"gh-pages:{path}"]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def test_from_nothing_to_a_published_page(tmp_path: Path) -> None:
    """The commands for a newcomer do in that order, in an empty repository, what they are there for."""
    project, remote = repository(tmp_path)
    environment = settled(tmp_path) | PUSHING
    for command in commands(section("From nothing to a published page")):
        if not command.startswith("steelyard serve"):
            typed(command, project, environment)
    page = shown(remote, "d/0002-choose-a-queue.html")
    assert "RabbitMQ" in page
    assert "In force" in page


def test_records_that_are_there_already_are_published(tmp_path: Path) -> None:
    """The commands for a folder of adr-tools' records publish them, leave them as they are, and commit no site."""
    project, remote = repository(tmp_path)
    environment = settled(tmp_path) | PUSHING
    adr = f"{shlex.quote(sys.executable)} -m steelyard.doors.adr"
    typed(f"{adr} init doc/adr && {adr} new -s 1 Use MySQL", project, environment)
    before = {path: path.read_bytes() for path in (project / "doc").rglob("*.md")}
    for command in commands(section("Records that are there already")):
        typed(command, project, environment)
    assert "Use MySQL" in shown(remote, "d/0002-use-mysql.html")
    assert {path: path.read_bytes() for path in (project / "doc").rglob("*.md")} == before
    listed = subprocess.run(
        ["git", "ls-files"], cwd=project, check=True, capture_output=True, text=True
    ).stdout
    assert "doc/adr/0002-use-mysql.md" in listed
    assert not [line for line in listed.splitlines() if line.startswith("site/")]


def test_commands_that_publish_and_take_over_run(tmp_path: Path) -> None:
    """So do those that need a remote, a folder of a server, or an export of WordPress: all but `aws` and `pip`."""
    project, remote = repository(tmp_path)
    environment = settled(tmp_path)
    (project / "blog.xml").write_text(
        export(item(1, "Keep a log", more=category("Decisions", "decisions"))), encoding="utf-8"
    )
    (project / "backup/wp-content/uploads").mkdir(parents=True)
    typed("steelyard init && git add --all && git commit --message x", project, environment)
    blocks = re.findall(r"```text\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line.split("  #")[0] for block in blocks for line in block.splitlines()]
    assert [line.split()[0] for line in lines if not line.startswith("steelyard ")] == ["aws", "pip"]
    for line in lines:
        if line.startswith("steelyard "):
            typed(line.replace("/var/www", str(tmp_path / "www")), project, environment)
    assert "Record decisions" in shown(remote, "index.html")
    assert (tmp_path / "www/decisions/index.html").exists()
    assert (project / ".github/workflows").is_dir()


def test_ci_runs_the_readmes_test_command() -> None:
    """What a newcomer is told to type is what continuous integration runs, letter for letter."""
    (command,) = (line for line in commands(README.read_text(encoding="utf-8")) if "pytest" in line)
    assert command in CI.read_text(encoding="utf-8").splitlines()


def test_commands_run(tmp_path: Path) -> None:
    """Each command of the section about one's own records runs on the README's own example."""
    text = README.read_text(encoding="utf-8")
    (example,) = re.findall(r"```markdown\n(---\n.*?)```", text, re.DOTALL)
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/0012-queue.md").write_text(example, encoding="utf-8")
    (table,) = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    (tmp_path / "decisions/0012-queue.criteria.csv").write_text(table, encoding="utf-8")
    (tmp_path / "decisions/0003-cron.md").write_text("# Cron\n\nStatus: superseded\n", encoding="utf-8")
    newcomers = commands(section("From nothing to a published page"))
    run = [line for line in commands(text) if line.startswith("steelyard ") and line not in newcomers]
    run = ["steelyard init", *(line for line in run if "serve" not in line)]
    assert len(run) >= 16
    for command in run:
        done = subprocess.run(
            [sys.executable, "-m", "steelyard", *shlex.split(command)[1:]],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_commands_in_place_of_adr_tools_run(tmp_path: Path) -> None:
    """Those of adr-tools do too, by the name that the README tells how to give."""
    environment = settled(tmp_path)
    name = tmp_path / "bin/adr"
    name.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from steelyard.doors.adr.running import main; main()" "$@"\n',
        encoding="utf-8",
    )
    name.chmod(0o755)
    lines = [line for line in commands(README.read_text(encoding="utf-8")) if line.startswith("adr ")]
    assert len(lines) >= 4
    project = tmp_path / "project"
    project.mkdir()
    for line in lines:
        typed(line, project, environment)
    assert "0003-use-mysql.md" in (project / "doc/adr/README.md").read_text(encoding="utf-8")


def test_a_template_changes_what_the_readme_says(tmp_path: Path) -> None:
    """The example of a template puts its line in the place of the footer's."""
    (example,) = re.findall(r"```jinja\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    own = tmp_path / "theme_overrides/templates/record.html"
    own.parent.mkdir(parents=True)
    own.write_text(example, encoding="utf-8")
    (tmp_path / "steelyard.yml").write_text("theme: {path: theme_overrides}\n", encoding="utf-8")
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/0001-keep-bees.md").write_text(
        "# Keep bees\n\nStatus: accepted\n", encoding="utf-8"
    )
    typed(f'"{sys.executable}" -m steelyard build', tmp_path, dict(os.environ))
    assert "Decided by the platform team." in (tmp_path / "site/d/0001-keep-bees.html").read_text(
        encoding="utf-8"
    )


def test_changes_are_made_as_the_readme_shows(tmp_path: Path) -> None:
    """The four changes apply to the sources as they are, one after the other, and do what is said of them."""
    for part in ("src", "theme"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    changes = re.findall(r"```diff\n(.*?)```", section("Contributing"), re.DOTALL)
    assert len(changes) == 4
    for change in changes:
        subprocess.run(["git", "apply", "-"], input=change, text=True, cwd=tmp_path, check=True)
    records = tmp_path / "project/adr"
    records.mkdir(parents=True)
    (records / "0001-rule.md").write_text(
        "---\nruling: accepted\nbudget: 3 days\n---\n# Rule\n", encoding="utf-8"
    )
    (records / "0002-vote.md").write_text(
        "# Vote\n\nStatus: accepted\nRatified on: 2024-01-02\n", encoding="utf-8"
    )
    run = partial(
        subprocess.run,
        cwd=records.parent,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    done = run([sys.executable, "-m", "steelyard", "build"])
    assert done.returncode == 0, done.stdout + done.stderr
    pages = {
        name: (records.parent / "site" / name).read_text()
        for name in ("d/0001-rule.html", "d/0002-vote.html")
    }
    assert "3 days" in pages["d/0001-rule.html"]
    assert "In force" in pages["d/0001-rule.html"]
    assert "2 January 2024" in pages["d/0002-vote.html"]
    undated = (records.parent / "site/undated.html").read_text()
    assert ("Rule" in undated, "Vote" in undated) == (True, False)
    told = run([sys.executable, "-m", "steelyard", "check"])
    assert (told.stdout + told.stderr).count("note[S104]: nobody is named") == 2


def test_help_of_each_command_has_an_example() -> None:
    """Nobody has to guess how a command is typed."""
    for command in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "steelyard", command, "--help"], capture_output=True, text=True, check=True
        )
        assert f"steelyard {command}" in done.stdout.split("Example:")[1]
