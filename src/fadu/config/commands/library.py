"""The policy library: take documents in, look at them, search."""

from __future__ import annotations

import click

from fadu.config.commands import _library_import, _library_read, _library_search


@click.group("library")
def command() -> None:
    """The policy library."""


for _one in (
    _library_import.take_in, _library_read.status, _library_read.show, _library_read.validity, _library_read.doubts,
    _library_read.keep, _library_read.export, _library_read.feed, _library_search.search, _library_search.reindex,
):  # fmt: skip
    command.add_command(_one)
