"""Bring the database up to this program's version, as its owner."""

from __future__ import annotations

import click

from fadu.config.console import say
from fadu.config.database import running
from fadu.measure.cite import Term


@click.command("migrate")
def command() -> None:
    """Run pending migrations as the owner and set the rights of the other roles."""
    with running(say):
        say(Term("数据库结构已是最新。", "The database is up to date."))
