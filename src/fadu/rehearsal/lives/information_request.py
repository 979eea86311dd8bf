"""A year of information requests: most answered in time, some corrected, consulted, extended, charged or left to lapse."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City, in_workdays, invented_person, next_workday, spread, workdays
from fadu.work.oversight.information_request import InformationRequest

USUAL = 4_200
CARRIED = 0.045
"""Share of a year's requests still open when it ends."""

KINDS = {"natural": 0.86, "business": 0.08, "legal": 0.03, "other": 0.015, "welfare": 0.01, "research": 0.005}
CHANNELS = {"internet": 0.62, "registered_post": 0.24, "counter": 0.1, "ordinary_post": 0.03, "fax": 0.01}
REPLIES = {
    "D10": 0.46, "D20": 0.08, "D31": 0.002, "D32": 0.006, "D33": 0.004, "D34": 0.015, "D35": 0.01, "D36": 0.015,
    "D37": 0.02, "D38": 0.02, "D41": 0.2, "D42": 0.04, "D43": 0.02, "D51": 0.05, "D52": 0.025, "D53": 0.003, "D54": 0.004,
    "D55": 0.006, "D63": 0.02,
}  # fmt: skip
SUBJECTS = ("征地补偿安置方案", "建设工程规划许可", "房屋征收决定", "年度预算执行情况", "行政处罚决定书", "环境影响评价批复",
            "物业备案材料", "道路施工审批", "低保审核名单汇总数", "学区划分依据")  # fmt: skip


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """Carried in from the year before, then the year's own; exactly the target is closed within the year."""
    handled = city.target("oversight.information_request.handled", usual=USUAL, rng=rng, share=share)
    carried_in = carried_over = max(1, round(handled * CARRIED))
    bodies = city.bodies(UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_GOVERNMENT, UnitKind.COUNTY_DEPARTMENT, UnitKind.TOWN,
                         UnitKind.SUBDISTRICT)  # fmt: skip
    places = iter(spread(carried_in + handled + carried_over, bodies, rng))
    for _ in range(carried_in):
        yield _drawn(city, next(places), rng, opened=_last_weeks(year - 1, rng), closed_in=year)
    for opened in city.opening_days(year, handled - carried_in, rng, until=date(year, 12, 30)):
        yield _drawn(city, next(places), rng, opened=opened, closed_in=year)
    for _ in range(carried_over):
        yield _drawn(city, next(places), rng, opened=_last_weeks(year, rng), closed_in=None)


def _last_weeks(year: int, rng: random.Random) -> date:
    return rng.choice(workdays(year)[-18:])


def _drawn(city: City, unit: Unit, rng: random.Random, *, opened: date, closed_in: int | None) -> Life:
    """Draws courses until one ends as it must; a late opening leaves less room, so haste grows with each try."""
    for haste in range(1, 200):
        life = Life(InformationRequest, city.place(unit))
        _course(life, rng, opened, end=date((closed_in or opened.year), 12, 31), haste=haste / 40)
        closed = life.row["closed"]
        if closed.year == closed_in if closed and closed_in else closed is None and closed_in is None:
            return life
    raise AssertionError(f"no course from {opened} closes in {closed_in}")


def _course(life: Life, rng: random.Random, opened: date, *, end: date, haste: float) -> None:
    """One course, cut where the year ends: what would come after is left for the next year."""
    name, contact = invented_person("申请人", rng)
    life.open("receive", on=opened, applicant_kind=_one(KINDS, rng), applicant=name, contact=contact, channel=_one(CHANNELS, rng),
              wanted=f"{rng.choice(SUBJECTS)}（演示）", form_wanted=rng.choice(("电子文本", "纸质复印件")))  # fmt: skip
    for step, on, facts in _steps(life, rng, haste):
        if on > end:
            return
        life.take(step, on=on, **facts)


def _steps(life: Life, rng: random.Random, haste: float) -> Iterator[tuple[str, date, dict[str, object]]]:
    """The steps that follow, each worked out after the one before was taken."""
    quick = max(0.05, 1 - haste)
    if rng.random() < 0.12 * quick:
        yield "ask_correction", _soon(life, rng, 1, 6), {"correction_days": rng.choice((5, 10, 15))}
        due = life.due("correct_by") or life.last_on
        if rng.random() < 0.2:
            yield "drop_uncorrected", next_workday(due + timedelta(days=1)), {}
            return
        yield "take_correction", _between(life.last_on, due, rng), {}
    if rng.random() < 0.006 * quick:
        yield "charge", _soon(life, rng, 1, 8), {"fee": 10_000 * rng.randrange(1, 21)}
        due = life.due("pay_by") or life.last_on
        if rng.random() < 0.4:
            yield "drop_unpaid", next_workday(due + timedelta(days=1)), {}
            return
        yield "pay", _between(life.last_on, due, rng), {}
    if rng.random() < 0.06 * quick:
        yield from _consulting(life, rng)
    if rng.random() < 0.015:
        yield "withdraw", _soon(life, rng, 1, 8), {}
        return
    if rng.random() < 0.09 * quick:
        yield "extend", _soon(life, rng, 8, 15), {"extension_days": rng.choice((10, 15, 20, 20))}
    if rng.random() < 0.5:
        yield "review_secrecy", _soon(life, rng, 0, 3), {}
    reply = _one(REPLIES, rng)
    yield "answer", _answering(life, rng, quick), {"reply": reply}
    if rng.random() < 0.02:
        yield from _disputed(life, rng)


def _consulting(life: Life, rng: random.Random) -> Iterator[tuple[str, date, dict[str, object]]]:
    if rng.random() < 0.7:
        yield "consult", _soon(life, rng, 1, 6), {"third_party": invented_person("第三方", rng)[0]}
        due = life.due("opinion_by") or life.last_on
        if rng.random() < 0.25:
            yield "note_silence", next_workday(due + timedelta(days=1)), {}
        else:
            yield (
                "take_opinion",
                _between(life.last_on, due, rng),
                {"stance": rng.choice(("agrees", "objects"))},
            )
        return
    yield "consult_maker", _soon(life, rng, 1, 6), {"co_maker": "演示共同制作机关"}
    due = life.due("maker_opinion_by") or life.last_on
    if rng.random() < 0.3:
        yield "note_consent", next_workday(due + timedelta(days=1)), {}
    else:
        yield (
            "take_maker_opinion",
            _between(life.last_on, due, rng),
            {"co_stance": rng.choice(("agrees", "objects"))},
        )


def _answering(life: Life, rng: random.Random, quick: float) -> date:
    """The day of the reply: mostly in the last days before it is due, rarely after."""
    due = life.due("answer_by")
    if due is None:
        return _soon(life, rng, 1, 10)
    if rng.random() < 0.012 * quick:
        return in_workdays(due, rng.randrange(1, 9))
    latest = max(due, life.last_on)
    early = life.last_on + (latest - life.last_on) * (rng.betavariate(3, 1.6) * quick)
    return min(next_workday(early), latest)


def _disputed(life: Life, rng: random.Random) -> Iterator[tuple[str, date, dict[str, object]]]:
    result = rng.choice(("upheld", "upheld", "upheld", "corrected", "other"))
    if rng.random() < 0.7:
        yield "open_review", in_workdays(life.last_on, rng.randrange(5, 40)), {}
        yield "end_review", in_workdays(life.last_on, rng.randrange(25, 42)), {"review_result": result}
    else:
        yield "sue", in_workdays(life.last_on, rng.randrange(10, 90)), {}
        yield "end_suit", in_workdays(life.last_on, rng.randrange(50, 120)), {"suit_result": result}


def _one(weights: dict[str, float], rng: random.Random) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


def _soon(life: Life, rng: random.Random, least: int, most: int) -> date:
    return in_workdays(life.last_on, rng.randrange(least, most + 1))


def _between(first: date, last: date, rng: random.Random) -> date:
    """A day on which a person acts: any day, also a Sunday."""
    return first + timedelta(days=rng.randrange((last - first).days + 1))
