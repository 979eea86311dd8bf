"""What time alone brings about: silence that takes effect, and dates that a holiday notice settles."""

from __future__ import annotations

from datetime import date

from tests.engine.cast import AN, ASKED, KAIFU, at, request

from fadu.engine import act, follow
from fadu.engine.docket import Due
from fadu.engine.lapse import settle_provisional_dates, take_silent_steps
from fadu.engine.line import line
from fadu.engine.verify import verify_line
from fadu.law.holidays import CALENDAR
from fadu.measure.calendar import Calendar

REQUESTS = "oversight.information_request"


def test_a_third_partys_silence_takes_effect_the_day_after_its_period(city: None) -> None:
    """Asked on Wed 20 December 2023; fifteen working days end on 11 January 2024 (1 January off): it takes effect on the 12th."""
    key = request(date(2023, 12, 18))
    act.take(
        key,
        "consult",
        actor=AN,
        on=date(2023, 12, 20),
        at=at(date(2023, 12, 20)),
        facts={"third_party": "演示第三方乙"},
    )
    late = date(2024, 2, 1)
    assert list(take_silent_steps(today=date(2024, 1, 11), at=at(late))) == []
    (done,) = take_silent_steps(today=late, at=at(late))
    assert (done.step, str(done.on), done.trouble) == ("note_silence", "2024-01-12", None)
    found = act.find(key)
    assert (found.row["stance"], found.row["state"]) == ("silent", "received")
    assert list(take_silent_steps(today=late, at=at(late))) == [], "it happens once"


def test_a_holiday_notice_settles_provisional_dates_with_an_event(city: None) -> None:
    """Received on Wed 10 January 2024. Weekends only, twenty working days end on 7 February; with the notice of 2024
    Sunday 4 February is worked (11, 12 → 2; 15–19 → 7; 22–26 → 12; 29–2 → 17; Sun 4 → 18; 5, 6 → 20): 6 February."""
    before = Calendar([notice for notice in CALENDAR.notices if notice.year < 2024])
    day = date(2024, 1, 10)
    key = act.open(
        line(REQUESTS), "receive", place=KAIFU, actor=AN, on=day, at=at(day), facts=ASKED, calendar=before
    )
    due = Due.objects.get(record=key, clock="answer_by")
    assert (str(due.due), due.provisional) == ("2024-02-07", True)

    settled = list(settle_provisional_dates(on=day, at=at(day)))
    assert [one.record for one in settled] == [key]
    due = Due.objects.get(record=key, clock="answer_by")
    assert (str(due.due), due.provisional) == ("2024-02-06", False)
    assert act.find(key).history[-1].step == act.RECLOCK
    follow.up_to_now(follow.TALLIES)
    assert verify_line(line(REQUESTS)).broken == []
    assert list(settle_provisional_dates(on=day, at=at(day))) == []
