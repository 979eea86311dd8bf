"""Hold a published report against the records: every claim that a declared figure covers, recomputed."""

from __future__ import annotations

from pathlib import Path

import click

from fadu.config.commands.edition import setting
from fadu.config.console import FAILED, language, put_json, say
from fadu.config.database import running
from fadu.measure.cite import Term


@click.command("audit-records")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--year", type=click.IntRange(1990, 2100), required=True, help="The year the report is about.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document: recomputed claims and balances."
)
@click.pass_context
def command(ctx: click.Context, file: Path, year: int, as_json: bool) -> None:
    """Recompute what FILE claims from the records of YEAR; exits with 1 when a claim is in error.

    A claim is matched by the city's own mapping of its published report, else by a figure's title. Over a rehearsal
    nothing is ever called an error: the records are synthetic.
    """
    from fadu.auditor.audit import audit
    from fadu.auditor.read import read

    report = audit(read(file))
    with running(say):
        from fadu.engine import follow
        from fadu.engine.values import book
        from fadu.report.against_records import against_records
        from fadu.report.printed_balance import printed_balances

        follow.up_to_now(follow.TALLIES)
        place = setting(year)
        found = against_records(report, place, book(year, [place.area]))
        balances = list(printed_balances(found))
    if as_json:
        put_json({"year": year, "synthetic": bool(place.remark), "claims": [one.plain for one in found],
                  "balances": [one.plain for one in balances]})  # fmt: skip
    else:
        for one in found:
            click.echo(f"{one.severity or 'ok':7}{one.figure:48}{one.sentence.said(language())}")
        for weighed in balances:
            click.echo(
                f"{weighed.severity or 'ok':7}{weighed.plain['balance']:48}{weighed.sentence.said(language())}"
            )
    say(Term(f"{len(report.claims)}个数据，{len(found)}处有对应指标。",
             f"{len(report.claims)} claims, {len(found)} of them covered by a figure."))  # fmt: skip
    if any(one.severity == "error" for one in found):
        ctx.exit(FAILED)
