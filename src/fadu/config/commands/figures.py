"""Compute every figure of a year for a unit, a district or the city."""

from __future__ import annotations

import click

from fadu.config.console import language, put_json, say
from fadu.config.database import running


@click.command("figures")
@click.option("--year", type=int, required=True)
@click.option(
    "--unit",
    help="A unit (number, code or name), or a territory code such as 430102; default: the whole city.",
)
@click.option("--recount", is_flag=True, help="Count the records afresh instead of reading the tallies.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document: a list of figures.")
def command(year: int, unit: str | None, recount: bool, as_json: bool) -> None:
    """Compute all figures: id, title, value, unit, numerator and denominator, rule, article."""
    with running(say):
        from fadu.engine import follow, telling

        follow.up_to_now(follow.TALLIES)
        told = telling.all_figures(year, telling.area_of(unit), recount=recount)
    if as_json:
        put_json(told)
        return
    for one in told:
        value = one["shown"][language()]
        click.echo(f"{one['id']:50} {value:>14}  {one['title'][language()]}")
