"""An extension by as many days as the one before is an extension all the same."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from fadu.engine.access import THE_SYSTEM, Place
from fadu.engine.clocks import told
from fadu.engine.history import Past
from fadu.engine.identity import Identity
from fadu.engine.line import line
from fadu.engine.plan import draft, new_row
from fadu.law.holidays import CALENDAR

AT = datetime(2023, 12, 1, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_the_log_keeps_a_second_extension_of_the_same_length() -> None:
    """A month from 1 March 2023 and twice ten days: Friday 21 April, by the act itself and whenever the log is read again."""
    home, opened = line("people.mediation"), date(2023, 3, 1)
    row = new_row(
        home,
        key=Identity(2023, 430105, home.code, 1).key,
        place=Place(1, "430105", ""),
        on=opened,
        law_on=opened,
    )
    row |= {"version": 3, "state": "mediating"}
    history = [Past(1, "register", opened, "registered", {}), Past(2, "accept", opened, "taken_up", {}),
               Past(3, "begin", opened, "mediating", {})]  # fmt: skip
    for on in (date(2023, 3, 20), date(2023, 3, 27)):
        made = draft(home, "extend", {"extension_days": 10}, "mediating", row=row, history=history, actor=THE_SYSTEM, on=on,
                     at=AT, calendar=CALENDAR)  # fmt: skip
        row, history = made.row, [*history, made.past]
    assert {one.clock: one.due for one in made.running}["mediate_by"] == date(2023, 4, 21)
    again = {one.clock.name: one.reckoning.due for one in told(home, history, row, CALENDAR)}
    assert again["mediate_by"] == date(2023, 4, 21)
