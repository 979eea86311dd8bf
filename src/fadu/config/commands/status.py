"""Where everything lies: state, database, log, who runs it, and what earlier installations left behind."""

from __future__ import annotations

import click

from fadu.config.address import address
from fadu.config.console import put_json
from fadu.config.home import home
from fadu.config.postgres import place
from fadu.config.postgres.embedded import Embedded


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(as_json: bool) -> None:
    """Say where this installation's parts lie and whether its database is in use. Starts nothing."""
    found = _found()
    if as_json:
        put_json(found)
        return
    for key, value in found.items():
        click.echo(f"{key}: {value}")


def _found() -> dict[str, object]:
    here = home()
    target = address(here)
    if target.foreign:
        return {"home": str(here.root), "database": target.where, "embedded": False}
    at = place.where(here)
    return {
        "home": str(here.root),
        "database": str(at.data),
        "embedded": True,
        "running": Embedded(here).alive(),
        "sockets": str(at.sockets),
        "log": str(at.log),
        "user": at.account.name if at.account else None,
        "left_behind": [{"folder": str(folder), "home": owner} for folder, owner in place.left_behind()],
    }
