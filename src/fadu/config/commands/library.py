"""The policy library: take documents in, look at them, search."""

from __future__ import annotations

import click

from fadu.config.commands import _library_import, _library_search


@click.group("library")
def command() -> None:
    """The policy library."""


command.add_command(_library_import.take_in)
command.add_command(_library_search.search)
command.add_command(_library_search.reindex)
