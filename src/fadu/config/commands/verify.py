"""Verify everything: replay the log against rows, docket and tallies, check every hash chain and seal."""

from __future__ import annotations

import sys

import click

from fadu.config.console import FAILED, language, put_json, say
from fadu.config.database import running
from fadu.config.progress import Bar
from fadu.measure.cite import Term


@click.command("verify")
@click.option("--line", "only", help="One line of work only (chapter.line).")
@click.option(
    "--most",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Stop a line at so many broken records.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(only: str | None, most: int, as_json: bool) -> None:
    """Replay and compare; exit code 1 and the name of the first broken record if anything does not hold."""
    with running(say):
        from fadu.engine import follow
        from fadu.engine.line import line, lines
        from fadu.engine.verify import verify_seals
        from fadu.engine.verifying import verify_lines

        follow.up_to_now(follow.TALLIES)
        chosen = [line(only)] if only else list(lines())
        with Bar(Term("核验", "Verifying")) as bar:
            done = verify_lines(chosen, most=most, progress=bar)
        broken = [one for found in done.values() for one in found.broken] + list(verify_seals())
        records, events = sum(one.records for one in done.values()), sum(one.events for one in done.values())
    if as_json:
        told = [
            {"place": one.values["place"], "zh": one.sentence("zh"), "en": one.sentence("en")}
            for one in broken
        ]
        put_json({"records": records, "events": events, "ok": not broken, "broken": told})
    for one in broken:
        click.echo(one.sentence(language()), err=as_json)
    if broken:
        sys.exit(FAILED)
    say(Term(f"核验通过：{records:,}条记录、{events:,}个事件，链、行、期限、计数、封存全部相符。",
             f"Verified: {records:,} records, {events:,} events; chains, rows, docket, tallies and seals all agree."))  # fmt: skip
