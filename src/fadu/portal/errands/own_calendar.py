"""A person's own deadlines as a calendar to subscribe to: the days of their case, and nothing of what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from fadu.measure.cite import Lang, Term
from fadu.measure.clock import Reckoning
from fadu.portal.errands.own_case import OwnCase

EARLIER = timedelta(days=3)
PROVISIONAL = Term("（暂定）", " (provisional)")


def calendar_of(case: OwnCase, lang: Lang, *, at: datetime) -> bytes:
    """RFC 5545; all days are whole days, own deadlines remind three days before."""
    made = Calendar()
    made.add("prodid", "-//Fadu//own deadlines//ZH")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"{case.errand.title.said(lang)} {case.number}")
    for event in _events(case, lang, at):
        made.add_component(event)
    return bytes(made.to_ical())


def _events(case: OwnCase, lang: Lang, at: datetime) -> Iterator[Event]:
    for clock in case.running:
        reckoning = clock.told.reckoning
        if reckoning.due is not None:
            mine = clock.told.clock.whose is not None
            yield _event(
                case, clock.told.clock.name, clock.told.clock.title, reckoning, lang, at, remind=mine
            )
    named = {clock.told.reckoning.due for clock in case.running}
    for number, route in enumerate(case.routes):
        if (
            route.reckoning is not None
            and route.reckoning.due is not None
            and route.reckoning.due not in named
        ):
            title = Term(f"{route.title.zh}的最后一天", f"Last day: {route.title.en}")
            yield _event(case, f"route-{number}", title, route.reckoning, lang, at, remind=True)


def _event(
    case: OwnCase, name: str, title: Term, reckoning: Reckoning, lang: Lang, at: datetime, *, remind: bool
) -> Event:
    due = reckoning.due
    assert due is not None
    day = date(due.year, due.month, due.day)
    event = Event()
    event.add("uid", f"{case.number}-{name}@fadu")
    event.add("dtstamp", at)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    provisional = PROVISIONAL.said(lang) if reckoning.provisional else ""
    event.add("summary", f"{title.said(lang)}{provisional} · {case.number}")
    event.add("description", "\n".join(reckoning.argument(lang)))
    event.add("transp", "TRANSPARENT")
    if remind:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title.said(lang))
        alarm.add("trigger", -EARLIER)
        event.add_component(alarm)
    return event
