"""Work out a due date and argue it: every day counted or skipped and why; needs no database."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from fadu.config.console import language, put_json
from fadu.config.database import set_up
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class BadDate(Trouble):
    code = "X-001"
    title = Term("日期不存在", "No such date")
    zh = "“{place}”写作“{value}”，没有这一天。"
    en = "“{place}” was given as “{value}”, which is no date."
    remedy_zh = "请写真实存在的日期，如 2023-02-28。"
    remedy_en = "Give an existing date, such as 2023-02-28."


class BadEvent(Trouble):
    code = "X-002"
    title = Term("事件写法有误", "Badly written event")
    zh = "“--event {value}”应写作“步骤@日期”或“步骤:事项=值@日期”，例如 extend:extension_days=20@2023-03-01。"
    en = "“--event {value}” should read STEP@DATE or STEP:FACT=VALUE@DATE, such as extend:extension_days=20@2023-03-01."
    remedy_zh = "步骤名称见“fadu lines 业务编号”。"
    remedy_en = "See `fadu lines LINE` for the steps."


@click.command("due")
@click.argument("line_id", metavar="LINE")
@click.argument("clock_name", metavar="CLOCK")
@click.option("--start", required=True, help="The day of the event that starts the clock, YYYY-MM-DD.")
@click.option(
    "--event", "events", multiple=True, help="STEP@DATE, in order; facts as STEP:FACT=VALUE,FACT=VALUE@DATE."
)
@click.option("--law-on", help="The day whose law decides (default: the start).")
@click.option(
    "--fact", "facts", multiple=True, help="FACT=VALUE of the record, such as a period fixed in a notice."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(line_id: str, clock_name: str, start: str, events: tuple[str, ...], law_on: str | None,
            facts: tuple[str, ...], as_json: bool) -> None:  # fmt: skip
    """Work out when CLOCK of LINE (chapter.line) runs out, and why."""
    set_up()
    from fadu.engine.argue import argued
    from fadu.engine.line import line

    home = line(line_id)
    begun = day(start, "--start")
    told = argued(
        home,
        home.clock(clock_name),
        start=begun,
        events=[event(one) for one in events],
        law_on=day(law_on, "--law-on") if law_on else begun,
        facts=dict(pair(one, one) for one in facts),
    )
    if as_json:
        put_json(told)
        return
    for sentence in told["argument"][language()]:
        click.echo(sentence)


def day(written: str, place: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise BadDate(place=place, value=written) from None


def event(written: str) -> tuple[str, date, dict[str, Any]]:
    what, at, on = written.rpartition("@")
    if not at or not what:
        raise BadEvent(value=written)
    step, _, given = what.partition(":")
    return step, day(on, "--event"), dict(pair(one, written) for one in given.split(",") if one)


def pair(written: str, whole: str) -> tuple[str, Any]:
    name, equals, value = written.partition("=")
    if not equals:
        raise BadEvent(value=whole)
    return name, int(value) if value.lstrip("-").isdigit() else value
