"""List the lines of work: states, steps, clocks, figures and balances, each with its article."""

from __future__ import annotations

import click

from fadu.config.console import language, put_json
from fadu.config.database import set_up


@click.command("lines")
@click.argument("ids", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document: a list of declarations.")
def command(ids: tuple[str, ...], as_json: bool) -> None:
    """List every line of work, or the ones named (chapter.line) in full. Needs no database."""
    set_up()
    from fadu.engine import sheet
    from fadu.engine.line import line, lines

    told = [line(id) for id in ids] or list(lines())
    if as_json:
        put_json([sheet.described(one) for one in told])
    elif ids:
        for one in told:
            click.echo(sheet.page(one, language()))
    else:
        for one in told:
            click.echo(f"{one.id:32} {one.title.said(language())}")
