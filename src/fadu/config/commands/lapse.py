"""Let time take effect: steps that the law ties to silence, and provisional dates that a holiday notice has settled."""

from __future__ import annotations

from datetime import UTC, date, datetime

import click

from fadu.config.commands.due import day
from fadu.config.console import put_json, say
from fadu.config.database import running
from fadu.measure.cite import Term


@click.command("lapse")
@click.option("--on", "written", help="As of this day, YYYY-MM-DD (default: today).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document: what was done.")
def command(written: str | None, as_json: bool) -> None:
    """Take every step that follows from silence by law; run it once a day. A rehearsal year is left as it is unless asked."""
    now = datetime.now(UTC)
    today = day(written, "--on") if written else date.today()  # noqa: DTZ011 - the official's own day
    with running(say):
        from fadu.engine.identity import identity
        from fadu.engine.lapse import settle_provisional_dates, take_silent_steps

        done = [*settle_provisional_dates(on=today, at=now), *take_silent_steps(today=today, at=now)]
        told = [{"record": str(identity(one.record)), "step": one.step, "on": one.on,
                 "trouble": one.trouble.sentence("zh") if one.trouble else None} for one in done]  # fmt: skip
    if as_json:
        put_json(told)
    taken = sum(one["trouble"] is None for one in told)
    say(
        Term(
            f"已办理{taken}项，{len(told) - taken}项未能办理。",
            f"{taken} done, {len(told) - taken} could not be done.",
        )
    )
