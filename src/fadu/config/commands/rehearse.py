"""Load a synthetic city-year (演示数据): reproducible from a seed, of any size."""

from __future__ import annotations

import click

from fadu.config.console import put_json, say
from fadu.config.database import running
from fadu.config.progress import Bar
from fadu.measure.cite import Term


@click.command("rehearse")
@click.option("--city", default="changsha", show_default=True, help="A folder of fadu.cities.")
@click.option("--year", type=click.IntRange(2020, 2100), default=2023, show_default=True)
@click.option(
    "--scale",
    type=click.FloatRange(0, 1, min_open=True),
    default=1.0,
    show_default=True,
    help="Share of the full size.",
)
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(city: str, year: int, scale: float, seed: int, as_json: bool) -> None:
    """Load a rehearsal year, or the rest of one whose loading was cut off."""
    with running(say):
        from fadu.rehearsal.load import load_year

        with Bar(
            Term(
                f"载入演示年度（合成数据） {city} {year}",
                f"Loading the rehearsal year (synthetic data) {city} {year}",
            )
        ) as bar:
            records = load_year(city, year, scale, seed, progress=bar)
    if as_json:
        put_json(
            {"city": city, "year": year, "scale": scale, "seed": seed, "records": records, "synthetic": True}
        )
