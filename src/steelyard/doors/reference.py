"""The commands that need no project: `steelyard explain` and `schema`."""

from __future__ import annotations

import click


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a diagnostic's CODE means, with a bad and a good example.

    \b
    Example:
      steelyard explain L201
    """
    from steelyard.diagnostics.catalogue import CATALOGUE
    from steelyard.diagnostics.catalogue import explain as explained
    from steelyard.reading.nearest import nearest

    # As it stands in a finding, too: `error[L201]`.
    name = code.rpartition("[")[2].rstrip(":").removesuffix("]").upper()
    text = explained(name)
    if text is None:
        near = nearest(name, CATALOGUE)
        hint = f"did you mean {near}?" if near else "a finding has its own in brackets, as `error[L201]`"
        raise click.UsageError(f"there is no code `{code}`; {hint}")
    click.echo(text)


_WRITTEN = ("config", "record", "criteria")
_PRINTED = ("decisions", "graph")


@click.command()
@click.argument("name", type=click.Choice([*_WRITTEN, *_PRINTED]))
def schema(name: str) -> None:
    """Print a JSON Schema.

    `config` is that of steelyard.yml, `record` that of a record's front matter and `criteria` that of a criteria table in
    YAML or JSON: an editor with one of them completes and checks while you type. `decisions` is that of decisions.json,
    `graph` that of `steelyard graph --format json`.

    \b
    Example:
      steelyard schema config > steelyard.schema.json
    """
    if name in _WRITTEN:
        import json

        from steelyard.reading.schemas.by_name import SCHEMAS

        click.echo(json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False))
        return
    from importlib.resources import files

    click.echo((files("steelyard.core") / f"{name}.schema.json").read_text(encoding="utf-8"), nl=False)
