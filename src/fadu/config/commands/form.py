"""Compute a statutory form for a unit, a district or the city."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from fadu.config.console import FAILED, language, put_json, say
from fadu.config.database import running

if TYPE_CHECKING:
    from fadu.report.areas import Area
    from fadu.report.disclosure import Disclosure
    from fadu.report.enforcement import Enforcement


@click.group("form")
def command() -> None:
    """Compute a statutory form: its cells, each with what it counts, and its balances."""


def _asked(subcommand: Callable[..., None]) -> Callable[..., None]:
    """What every form is asked for: a year, a unit or area, and whether a program reads it."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print one JSON document."),
        click.option(
            "--unit", help="A unit (number, code or full name) or a territory code; default: the whole city."
        ),
        click.option("--year", type=click.IntRange(1990, 2100), required=True),
    ):
        subcommand = option(subcommand)
    return click.pass_context(subcommand)


@contextmanager
def _area(unit: str | None) -> Iterator[Area]:
    """The area meant, with everything counted that was committed before."""
    with running(say):
        from fadu.engine import follow
        from fadu.report import areas

        follow.up_to_now(follow.TALLIES)
        yield areas.area(unit) if unit else areas.city()


@command.command("disclosure")
@_asked
def disclosure(ctx: click.Context, year: int, unit: str | None, as_json: bool) -> None:
    """The yearly report on government information disclosure, tables three and four (2021 format).

    Exits with 1 when a balance of the form does not hold.
    """
    with _area(unit) as area:
        from fadu.report import disclosure as composed

        form = composed.disclosure(area, year)
        told = composed.plain(form)
    if as_json:
        put_json(told)
    else:
        _print(form)
    if form.broken:
        ctx.exit(FAILED)


def _print(form: Disclosure) -> None:
    lang = language()
    click.echo(f"{form.area.name.said(lang)} {form.year}")
    click.echo("\t".join(["", "", *(column.said(lang) for column in form.columns)]))
    for row in form.rows:
        click.echo("\t".join([row.key, row.title.said(lang), *map(str, row.values)]))
    for block in form.blocks:
        cells = [
            f"{name.said(lang)} {cell.value}" for name, cell in zip(block.columns, block.cells, strict=True)
        ]
        click.echo("\t".join([block.title.said(lang), *cells]))
    for check in form.broken:
        click.echo(f"✗ {check.rule.said(lang)} [{check.place.said(lang)}]: {check.left} ≠ {check.right}")


@command.command("enforcement")
@_asked
def enforcement(ctx: click.Context, year: int, unit: str | None, as_json: bool) -> None:
    """The yearly statistics of administrative enforcement: penalties by kind (the other tables are not counted yet).

    Exits with 1 when a balance of the form does not hold.
    """
    with _area(unit) as area:
        from fadu.report import enforcement as composed

        form = composed.enforcement(area, year)
        told = composed.plain(form)
    if as_json:
        put_json(told)
    else:
        _print_enforcement(form)
    if form.broken:
        ctx.exit(FAILED)


def _print_enforcement(form: Enforcement) -> None:
    from fadu.report.enforcement import NOT_YET

    lang = language()
    click.echo(f"{form.area.name.said(lang)} {form.year}")
    click.echo("\t".join(["", *(column.said(lang) for column in form.columns)]))
    for row in (form.whole, *form.parts):
        click.echo("\t".join([row.area.name.said(lang), *(cell.number for cell in row.cells)]))
    for item in (*form.kinds, *form.beside):
        unit = item.cell.unit.title.said(lang)
        click.echo("\t".join([item.group.said(lang), item.title.said(lang), item.cell.number, unit]))
    for check in form.broken:
        click.echo(f"✗ {check.rule.said(lang)} [{check.place.said(lang)}]: {check.left}, {check.right}")
    for one in form.missing:
        click.echo(f"{NOT_YET.said(lang)}\t{one.table.said(lang)}")
