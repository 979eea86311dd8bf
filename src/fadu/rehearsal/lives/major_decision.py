"""A year of major decisions of the city and its districts: the five procedures, publication, archive, some evaluated afterwards."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from fadu.cities import Unit, UnitKind
from fadu.engine.identity import Identity, adcode_of
from fadu.rehearsal.bulk import Numbers
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later, year_end
from fadu.rehearsal.stage import City, next_workday, workdays
from fadu.work.decisions.decision_catalogue import DecisionCatalogue
from fadu.work.decisions.major_decision import MajorDecision

CITY, COUNTY, CARRIED, PLANNED = 16, 8, 0.6, 0.8
"""Proposed in a year by the city, by each district; shares: of the year before still seen, on the catalogue."""
USUAL = 143
LEAST = 3
"""Normative documents that are major decisions name one of the city's first three."""
TOPICS = ("城市更新专项规划", "公共交通票价调整方案", "学位供给三年行动方案", "生态环境保护规划", "体育公园建设项目",
"历史文化街区保护规划",
          "区域医疗中心布局规划", "供水价格调整方案")  # fmt: skip
Steps = Iterator[tuple[str, date, dict[str, Any]]]


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """The year's proposals first, then those of the year before that are still open or end in it."""
    yield from (life for _, life, _ in roster(city, year, share))


@lru_cache(maxsize=2)
def roster(city: City, year: int, share: float) -> tuple[tuple[Unit, Life, int], ...]:
    """Every decision with its government and record number; the catalogue's script marks the same ones decided.

    It is drawn from a seed of its own, as two scripts share it.
    """
    rng, numbers = random.Random(f"major-decisions/{city.data.territory}/{year}/{share}"), Numbers()
    undertakers, found = city.bodies(UnitKind.CITY_DEPARTMENT), list[tuple[Unit, Life, int]]()
    for government in (*city.bodies(UnitKind.CITY_GOVERNMENT), *city.bodies(UnitKind.COUNTY_GOVERNMENT)):
        count = max(LEAST, round((CITY if government.kind is UnitKind.CITY_GOVERNMENT else COUNTY) * share))
        for place in range(count):
            item = item_key(government, year, place) if place < round(count * PLANNED) else None
            begun = rng.choice(workdays(year)[: 120 if item else -5])
            life = _course(government, undertakers, rng, begun, year_end(year), item=item)
            found.append((government, life, numbers.key(life)))
        for _ in range(max(1, round(count * CARRIED))):
            life = _carried(government, undertakers, rng, year)
            found.append((government, life, numbers.key(life)))
    return tuple(found)


def item_key(government: Unit, year: int, place: int) -> int:
    """The catalogue item of a decision: collected in the autumn before, in this order."""
    return Identity(year - 1, adcode_of(government.territory), DecisionCatalogue.code, place + 1).key


def _carried(government: Unit, undertakers: list[Unit], rng: random.Random, year: int) -> Life:
    while True:
        life = _course(government, undertakers, rng, rng.choice(workdays(year - 1)[60:]), year_end(year))
        if life.row["closed"] is None or life.row["closed"].year == year:
            return life


def _course(government: Unit, undertakers: list[Unit], rng: random.Random, begun: date, end: date, *,
            item: int | None = None) -> Life:  # fmt: skip
    life = Life(MajorDecision, City.place(government))
    facts: dict[str, Any] = {"technical": rng.random() < 0.7, "risky": rng.random() < 0.7, "undisclosed": rng.random() < 0.04,
             "concerns_market": rng.random() < 0.3}  # fmt: skip
    if item is not None:
        ends = (date(begun.year, 6, 30), date(begun.year, 9, 30), date(begun.year, 12, 31))
        facts |= {
            "catalogue": item,
            "planned_by": rng.choice([day for day in ends if day > begun + timedelta(days=100)] or ends[-1:]),
        }
    matter = rng.choices(("policy", "plan", "resources", "project", "other"), (30, 35, 8, 22, 5))[0]
    life.open("propose", on=begun, name=f"{rng.choice(TOPICS)}（演示）", matter=matter, **facts)
    for step, on, given in _steps(life, undertakers, rng):
        if on > end:
            break
        life.take(step, on=on, **given)
    return life


def _steps(life: Life, undertakers: list[Unit], rng: random.Random) -> Steps:
    if rng.random() < 0.05:
        yield "decline", later(life.last_on, 5, 20, rng), {"no_start_reason": "暂无必要（演示）"}
        return
    yield "start", later(life.last_on, 3, 15, rng), {"undertaker": rng.choice(undertakers).id}
    yield "consult_units", later(life.last_on, 10, 25, rng), {}
    yield from _public(life, rng)
    yield from _experts_and_risk(life, undertakers, rng)
    yield from _review(life, rng)
    yield (
        "discuss",
        later(life.last_on, 3, 12, rng),
        {"meeting": "政府常务会议（演示）", "attendees": rng.randrange(9, 16)},
    )
    lot = rng.random()
    if lot < 0.04:
        yield "refuse", life.last_on, {"refusal": "时机不成熟（演示）"}
        return
    if lot < 0.1:
        yield "discuss_again", life.last_on, {}
        yield (
            "discuss",
            later(life.last_on, 8, 15, rng),
            {"meeting": "政府常务会议（演示）", "attendees": rng.randrange(9, 16)},
        )
    departs = {"departs": True, "head_reason": "综合权衡财政承受能力（演示）"} if rng.random() < 0.02 else {}
    dissent = {"dissent": "一位出席人员保留意见（演示）"} if rng.random() < 0.08 else {}
    yield (
        "decide",
        life.last_on,
        {"outcome": rng.choice(("adopted", "adopted", "adopted_revised")), **departs, **dissent},
    )
    yield "report_party", later(life.last_on, 1, 4, rng), {}
    if life.row["undisclosed"]:
        yield "withhold", later(life.last_on, 1, 8, rng), {"withheld_reason": "依法不予公开（演示）"}
    else:
        yield "publish", later(life.last_on, 1, 8, rng), {}
    yield "archive", later(life.last_on, 5, 20, rng), {}
    yield from _execution(life, undertakers, rng)


def _public(life: Life, rng: random.Random) -> Steps:
    if life.row["undisclosed"]:
        yield (
            "skip_the_public",
            later(life.last_on, 1, 5, rng),
            {"no_participation_reason": "依法不予公开（演示）"},
        )
        return
    short = rng.random() < 0.05
    facts = (
        {"comment_days": 15, "short_comment_reason": "须在汛期前出台（演示）"}
        if short
        else {"comment_days": 30}
    )
    yield "open_comment", later(life.last_on, 2, 10, rng), facts
    due = life.due("comment_for")
    assert due is not None
    received = rng.randrange(60)
    yield (
        "close_comment",
        next_workday(due + timedelta(days=rng.randrange(1, 4))),
        {"comments": received, "comments_taken": received // 3},
    )
    if rng.random() < 0.2:
        yield "deliver_materials", later(life.last_on, 2, 6, rng), {}
        due = life.due("materials_for")
        assert due is not None
        yield "hold_hearing", next_workday(due + timedelta(days=rng.randrange(1, 8))), {}


def _experts_and_risk(life: Life, undertakers: list[Unit], rng: random.Random) -> Steps:
    if life.row["technical"] or rng.random() < 0.3:
        yield (
            "argue",
            later(life.last_on, 3, 12, rng),
            {"experts": rng.randrange(3, 10), "experts_said": "方案可行（演示）"},
        )
    else:
        yield (
            "skip_experts",
            later(life.last_on, 1, 3, rng),
            {"no_experts_reason": "不涉及专业性、技术性问题（演示）"},
        )
    if life.row["risky"] and rng.random() < 0.9:
        risk = rng.choices(("controllable", "after_measures"), (75, 25))[0]
        yield (
            "assess_risk",
            later(life.last_on, 5, 15, rng),
            {"risk": risk, "assessor": rng.choice(undertakers).id},
        )
    else:
        elsewhere = {"assessed_elsewhere": True} if life.row["risky"] else {}
        reason = "已按其他规定评估（演示）" if elsewhere else "不影响社会稳定、公共安全（演示）"
        yield "skip_risk", later(life.last_on, 1, 3, rng), {"no_risk_reason": reason, **elsewhere}


def _review(life: Life, rng: random.Random) -> Steps:
    market = {"competition_reviewed": True} if life.row["concerns_market"] else {}
    yield "submit", later(life.last_on, 1, 5, rng), market
    if rng.random() < 0.1:
        yield "give_back", later(life.last_on, 1, 3, rng), {}
        yield "submit", later(life.last_on, 2, 6, rng), market
    if rng.random() < 0.08:
        yield "find_wanting", later(life.last_on, 8, 12, rng), {"opinion": "adjust"}
        yield "submit", later(life.last_on, 5, 12, rng), market
    exploratory = rng.random() < 0.04
    risk = {"legal_risk": "上位法尚无规定（演示）"} if exploratory else {}
    yield (
        "find_lawful",
        later(life.last_on, 8, 12, rng),
        {"opinion": "exploratory" if exploratory else "lawful", **risk},
    )


def _execution(life: Life, undertakers: list[Unit], rng: random.Random) -> Steps:
    """Most run on past the year; a few are suspended, evaluated or carried out."""
    lot = rng.random()
    if lot < 0.05:
        yield (
            "suspend",
            later(life.last_on, 20, 60, rng),
            {"suspended_reason": "客观情况发生重大变化（演示）"},
        )
        yield "resume", later(life.last_on, 15, 40, rng), {}
    elif lot < 0.15:
        others = [unit.id for unit in undertakers if unit.id != life.row["assessor"]]
        yield (
            "evaluate",
            later(life.last_on, 40, 80, rng),
            {"evaluator": rng.choice(others), "evaluation": rng.choice(("go_on", "adjust"))},
        )
    elif lot < 0.4:
        yield "complete", later(life.last_on, 30, 120, rng), {}
