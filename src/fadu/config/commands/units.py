"""List a city's units: number, code, names, territory and system."""

from __future__ import annotations

import click

from fadu.cities import city as read_city
from fadu.config.console import language, put_json


@click.command("units")
@click.option("--city", default="changsha", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(city: str, as_json: bool) -> None:
    """List every unit of a city. Needs no database."""
    units = read_city(city).units
    if as_json:
        put_json([
            {"id": one.id, "code": one.code, "zh": one.name.zh, "en": one.name.en, "kind": str(one.kind), "parent": one.parent,
             "territory": one.territory, "system": one.system, "verified": one.mark.verified}
            for one in units
        ])  # fmt: skip
        return
    for one in units:
        click.echo(f"{one.id:5} {one.code:16} {one.name.said(language())}")
