"""A year of administrative suits: most with the agency's head in court, some excused, some withdrawn before any hearing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fadu.cities import Unit, UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.stage import City, in_workdays, invented_person, next_workday, spread, workdays
from fadu.work.oversight.litigation import Litigation

USUAL = 2_700
OTHERS = {
    "excused": 0.05,
    "staff": 0.045,
    "nobody": 0.004,
    "unheard": 0.16,
    "head_before": 0.12,
    "open": 0.14,
}
"""Records beside those in which the head appears within the year, as shares of them: heard otherwise; ended without a
hearing; heard the year before and decided in this one; not yet heard when the year ends."""

INSTANCES = {"file": 0.66, "file_simplified": 0.08, "file_appeal": 0.24, "file_retrial": 0.02}
CAPACITIES = {"original": 0.78, "upholding": 0.12, "changing": 0.02, "silent": 0.05, "third_party": 0.03}
SEATS = {"sole": 0.84, "first_named": 0.08, "co_named": 0.08}
RANKS = {"principal": 0.21, "deputy": 0.62, "sharing_act": 0.12, "sharing": 0.05}
GROUNDS = {"rights": 0.45, "concern": 0.15, "court": 0.2, "superior": 0.08, "environment": 0.04, "safety": 0.04, "health": 0.01,
           "unrest": 0.02, "public_interest": 0.01}  # fmt: skip
EXCUSES = {"duty": 0.8, "accident": 0.08, "force_majeure": 0.02, "other": 0.1}
JUDGED = {
    "L10": 0.76,
    "L20": 0.075,
    "L23": 0.07,
    "L21": 0.045,
    "L22": 0.015,
    "L24": 0.005,
    "L25": 0.01,
    "L26": 0.01,
    "L27": 0.01,
}
UPHELD = {"L61": 0.88, "L63": 0.04, "L20": 0.03, "L23": 0.03, "L10": 0.02}
ENDED = {"L40": 0.86, "L41": 0.08, "L51": 0.04, "L52": 0.02}
CAUSES = (
    "行政处罚",
    "政府信息公开",
    "行政征收补偿",
    "行政登记",
    "工伤认定",
    "不履行法定职责",
    "行政协议",
    "行政许可",
)
ACTS = (
    "处罚决定",
    "信息公开答复",
    "补偿决定",
    "不动产登记",
    "工伤认定决定",
    "未履行职责",
    "解除协议通知",
    "许可决定",
)

Move = tuple[str, date, dict[str, Any]]


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """Exactly the target number of heads appear within the year; the rest surrounds them."""
    heads = city.target("oversight.litigation.heads_attended", usual=1_750, rng=rng, share=share)
    fates = ["head"] * heads
    for fate, part in OTHERS.items():
        fates += [fate] * max(1, round(heads * part))
    rng.shuffle(fates)
    bodies = city.bodies(UnitKind.CITY_GOVERNMENT, UnitKind.COUNTY_GOVERNMENT, UnitKind.CITY_DEPARTMENT, UnitKind.COUNTY_DEPARTMENT,
                         UnitKind.TOWN, UnitKind.SUBDISTRICT)  # fmt: skip
    for fate, unit in zip(fates, spread(len(fates), bodies, rng), strict=True):
        yield _drawn(city, unit, rng, fate=fate, year=year)


def _drawn(city: City, unit: Unit, rng: random.Random, *, fate: str, year: int) -> Life:
    """Draws courses, each from its own day of filing, until one comes out as it must."""
    for _ in range(400):
        life = Life(Litigation, city.place(unit))
        filed = _filed(year, fate, rng)
        _course(life, city, rng, filed, fate=fate, end=date(year, 12, 31))
        if _came_out(life.row, fate, year):
            return life
    raise AssertionError(f"no course comes out as {fate} in {year}")


def _filed(year: int, fate: str, rng: random.Random) -> date:
    days = workdays(year)
    if fate == "head_before":
        return rng.choice(workdays(year - 1)[150:225])
    if fate == "open":
        return rng.choice(days[-30:-8])
    return rng.choice([*workdays(year - 1)[-25:], *days[:-60]])


def _came_out(row: dict[str, Any], fate: str, year: int) -> bool:
    heard, head, ended = (
        row[name] and row[name].year for name in ("heard_on", "head_attended_on", "concluded_on")
    )
    if fate == "head":
        return bool(head == year)
    if fate == "head_before":
        return bool(head == year - 1 and ended == year)
    if fate == "unheard":
        return bool(heard is None and ended == year)
    if fate == "open":
        return heard is None and ended is None and row["received_on"] is not None
    return bool(heard == year and row["attendance"] == fate)


def _course(life: Life, city: City, rng: random.Random, filed: date, *, fate: str, end: date) -> None:
    """One course, cut where the year ends: what would come after is left for the next year."""
    opening = _one(INSTANCES, rng)
    higher = opening in ("file_appeal", "file_retrial")
    court = city.data.unit("4301-FY" if higher else "4301-TL")
    matter = rng.randrange(len(CAUSES))
    life.open(opening, on=filed, case_no=f"演示（{filed.year}）行{'终' if higher else '初'}{rng.randrange(1, 9999)}号",
    court=court.name.zh,
              plaintiff=invented_person("原告", rng)[0], capacity=_one(CAPACITIES, rng), seat=_one(SEATS, rng),
              sued_act=f"{ACTS[matter]}（演示）", cause=CAUSES[matter], reconsidered=rng.random() < 0.35)  # fmt: skip
    for step, on, facts in _steps(life, rng, fate, higher):
        if on > end:
            return
        life.take(step, on=on, **facts)


def _steps(life: Life, rng: random.Random, fate: str, higher: bool) -> Iterator[Move]:
    """The steps that follow, each worked out after the one before was taken."""
    yield "receive_appeal" if higher else "receive", _soon(life, rng, 1, 3), {}
    yield "assign", _soon(life, rng, 0, 2), {"department": "演示承办科室"}
    due = life.due("answer_appeal_by" if higher else "answer_by") or life.last_on
    if rng.random() < 0.02:
        yield "allow_evidence", _soon(life, rng, 1, 4), {"evidence_until": due + timedelta(days=10)}
    late = rng.random() < 0.015
    yield "answer", in_workdays(due, 2) if late else _before(life.last_on, due, rng), {}
    if life.row["evidence_until"] is not None:
        yield "add_evidence", _soon(life, rng, 1, 4), {}
    if fate == "unheard":
        yield "end_suit", _soon(life, rng, 3, 30), {"outcome": _one(ENDED, rng)}
        yield from _closed(life, rng)
        return
    if rng.random() < 0.02:
        yield "suspend", _soon(life, rng, 1, 8), {}
        yield "resume", _soon(life, rng, 10, 40), {}
    yield from _heard(life, rng, "head" if fate in ("head_before", "open") else fate)
    yield from _decided(life, rng, higher)


def _heard(life: Life, rng: random.Random, fate: str) -> Iterator[Move]:
    if _hurried(life) and rng.random() < 0.12:
        yield "turn_ordinary", _soon(life, rng, 1, 5), {}
    on = _soon(life, rng, 0, 0) if _hurried(life) else _soon(life, rng, 1, 15)
    yield (
        "schedule",
        on,
        {"hearing_on": in_workdays(on, rng.randrange(4, 6) if _hurried(life) else rng.randrange(6, 25))},
    )
    if rng.random() < 0.3:
        yield "call_head", life.last_on, {"call_ground": _one(GROUNDS, rng)}
    hearing = life.row["hearing_on"]
    again = fate == "head" and rng.random() < 0.02
    if fate == "head" and not again:
        named = _between(life.last_on, hearing, rng)
        yield "name_head", named, {**_head(rng), "proof_on": named}
        yield "hear_head", hearing, {"spoke": rng.random() < 0.83, **_partner(life, rng)}
    elif fate == "excused":
        yield (
            "ask_excuse",
            _between(life.last_on, hearing, rng),
            {"excuse": _one(EXCUSES, rng), "excuse_proof": "加盖公章的情况说明（演示）"},
        )
        yield "accept_excuse", _between(life.last_on, hearing, rng), {}
        yield "hear_excused", hearing, _partner(life, rng)
    else:
        yield "hear_nobody" if fate == "nobody" else "hear_staff", hearing, _partner(life, rng)
    if again:
        on = _soon(life, rng, 1, 5)
        yield "schedule_again", on, {"hearing_on": in_workdays(on, rng.randrange(5, 20))}
        yield (
            "hear_again_head",
            life.row["hearing_on"],
            {**_head(rng), "proof_on": life.row["hearing_on"], "spoke": rng.random() < 0.8},
        )


def _hurried(life: Life) -> bool:
    """The simplified procedure leaves the court forty-five days."""
    return life.history[0].step == "file_simplified"


def _head(rng: random.Random) -> dict[str, Any]:
    return {"head_rank": _one(RANKS, rng), "head_name": invented_person("负责人", rng)[0]}


def _partner(life: Life, rng: random.Random) -> dict[str, Any]:
    return {} if life.row["seat"] == "sole" else {"partner_head": rng.random() < 0.7}


def _decided(life: Life, rng: random.Random, higher: bool) -> Iterator[Move]:
    if life.row["attendance"] in ("staff", "nobody") and rng.random() < 0.4:
        on = _soon(life, rng, 3, 20)
        reproach = "nobody" if life.row["attendance"] == "nobody" else "no_reason"
        yield "take_suggestion", on, {"reproach": reproach, "suggestion_reply_until": on + timedelta(days=30)}
        yield "reply_suggestion", _soon(life, rng, 5, 15), {}
    if higher:
        outcome = _one(UPHELD, rng)
        below = {"lost_below": rng.random() < 0.17} if outcome == "L61" else {}
        yield "decide_finally", _soon(life, rng, 2, 18), {"outcome": outcome, **below}
    elif rng.random() < 0.12:
        yield "end_suit", _soon(life, rng, 0, 12), {"outcome": _one(ENDED, rng)}
    else:
        yield from _judged(life, rng)
        if life.state == "appealed":
            return
    yield from _closed(life, rng)


def _judged(life: Life, rng: random.Random) -> Iterator[Move]:
    dismissed = rng.random() < 0.14
    on = _soon(life, rng, 0, 4) if _hurried(life) else _soon(life, rng, 5, 55)
    if dismissed:
        yield "rule", on, {}
    else:
        yield "judge", on, {"outcome": _one(JUDGED, rng)}
    due = life.due("appeal_ruling_by" if dismissed else "appeal_judgment_by") or life.last_on
    if rng.random() < 0.42:
        appellant = _one({"other_party": 0.86, "agency": 0.12, "both": 0.02}, rng)
        yield "appeal", _between(life.last_on, due + timedelta(days=1), rng), {"appellant": appellant}
    else:
        yield "take_effect", next_workday(due + timedelta(days=1 + rng.randrange(9))), {}


def _closed(life: Life, rng: random.Random) -> Iterator[Move]:
    outcome = life.row["outcome"]
    if outcome in ("L20", "L21", "L22", "L26", "L27", "L41"):
        on = _soon(life, rng, 1, 10)
        yield "begin_performing", on, {"perform_until": on + timedelta(days=rng.choice((30, 60)))}
        yield "perform", _soon(life, rng, 8, 35), {}
    if outcome in ("L20", "L21", "L22", "L23", "L24", "L25", "L26", "L27"):
        yield "analyse_loss", _soon(life, rng, 3, 20), {}
    yield "archive", _soon(life, rng, 5, 40), {}


def _soon(life: Life, rng: random.Random, least: int, most: int) -> date:
    return in_workdays(life.last_on, rng.randrange(least, most + 1))


def _before(since: date, due: date, rng: random.Random) -> date:
    """A working day not after the last, mostly in the second half of the period."""
    return max(since, min(next_workday(since + (due - since) * rng.betavariate(3, 1.3)), due))


def _between(first: date, before: date, rng: random.Random) -> date:
    """A working day from the first to the eve of the other; the first itself where there is none."""
    days = [first + timedelta(days=number) for number in range((before - first).days)]
    return next((day for day in rng.sample(days, len(days)) if next_workday(day) == day), first)


def _one(weights: dict[str, float], rng: random.Random) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]
