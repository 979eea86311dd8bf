"""List the records that a figure counts."""

from __future__ import annotations

import click

from fadu.config.console import put_json, say
from fadu.config.database import running


@click.command("records")
@click.argument("id", metavar="FIGURE")
@click.option("--year", type=int, required=True)
@click.option("--month", type=click.IntRange(1, 12))
@click.option("--unit", help="A unit (number, code or name), or a territory code; default: the whole city.")
@click.option("--limit", type=click.IntRange(1), help="At most so many (default: all).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(
    id: str, year: int, month: int | None, unit: str | None, limit: int | None, as_json: bool
) -> None:
    """List the records that FIGURE (chapter.line.name) counts, by number; a rate lists its numerator's."""
    with running(say):
        from fadu.engine import telling

        told = telling.records(id, year, month, telling.area_of(unit), limit=limit)
        if as_json:
            put_json(list(told))
            return
        for one in told:
            click.echo("\t".join(str(value) for value in one.values()))
