"""Tell one figure: value by district and month, and with --explain its rule, article and SQL."""

from __future__ import annotations

import click

from fadu.config.console import language, put_json, say
from fadu.config.database import running


@click.command("figure")
@click.argument("id", metavar="NAME")
@click.option("--year", type=int, default=2023, show_default=True)
@click.option("--unit", help="A unit (number, code or name), or a territory code; default: the whole city.")
@click.option("--explain", is_flag=True, help="Also the definition, the SQL and the plan of the database.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(id: str, year: int, unit: str | None, explain: bool, as_json: bool) -> None:
    """Tell the figure NAME (chapter.line.name) of a year."""
    with running(say):
        from fadu.engine import follow, telling

        follow.up_to_now(follow.TALLIES)
        told = telling.one_figure(id, year, telling.area_of(unit), explain=explain)
    if as_json:
        put_json(told)
        return
    click.echo(f"{told['title'][language()]}  {told['shown'][language()]}")
    for key in ("districts", "months"):
        for one in told[key]:
            click.echo(f"  {one['name'][language()]:24} {one['shown'][language()]:>14}")
    if explain:
        click.echo("\n" + "\n".join(told["explanation"][language()]))
        for sql in told["sql"]:
            click.echo("\n" + sql)
