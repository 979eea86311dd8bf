"""The environment variables that an installation knows, and what they stand at."""

from __future__ import annotations

import os

import click

from fadu.config.console import language, put_json
from fadu.config.environment import KNOWN

# An address of a server holds a password.
_SECRET = frozenset({"FADU_DATABASE_URL"})


@click.command("settings")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(as_json: bool) -> None:
    """List every variable with its meaning and present value; values that hold a password are not shown."""
    found = {name: _shown(name) for name in KNOWN}
    if as_json:
        put_json({name: {"value": found[name], "zh": KNOWN[name].zh, "en": KNOWN[name].en} for name in KNOWN})
        return
    for name, meaning in KNOWN.items():
        click.echo(f"{name}={found[name] or ''}\n    {meaning.said(language())}")


def _shown(name: str) -> str | None:
    value = os.environ.get(name)
    return "***" if value and name in _SECRET else value
