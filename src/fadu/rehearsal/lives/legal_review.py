"""A year of papers and meeting items at the justice bureau: received, some sent back for more, reviewed, answered."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from fadu.cities import UnitKind
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import later, year_end
from fadu.rehearsal.stage import City, workdays
from fadu.work.decisions.legal_review import LegalReview

REVIEWED = 166
USUAL = 176
ON_THE_WAY, LATE, PAPERS, EXPERTS, WITHDRAWN = 0.06, 0.03, 0.12, 0.08, 0.02
"""Shares: still under review or withdrawn; over fifteen working days; sent back; with experts; withdrawn."""
SUBJECTS = (
    "城市更新实施方案",
    "产业扶持政策",
    "国有土地供应方案",
    "重大项目投资协议",
    "公共服务价格调整",
    "应急物资储备方案",
    "人才政策",
    "交通管理措施",
)


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """Those reviewed within the year (some came in the autumn before), and those that it leaves open."""
    bureau = city.bodies(UnitKind.CITY_DEPARTMENT, system="SF")[0]
    place = city.place(bureau)
    count = city.target("decisions.legal_review.documents", usual=REVIEWED, rng=rng, share=share)
    for _ in range(count):
        yield _drawn(lambda: _course(Life(LegalReview, place), [*workdays(year - 1)[-8:], *workdays(year)[:-3]], rng, year_end(year)),
                     lambda row: row["reviewed_on"] is not None and row["reviewed_on"].year == year)  # fmt: skip
    for _ in range(max(1, round(count * ON_THE_WAY))):
        yield _drawn(lambda: _course(Life(LegalReview, place), workdays(year)[-30:], rng, year_end(year)),
                     lambda row: row["reviewed_on"] is None)  # fmt: skip


def _drawn(make: Any, fits: Any) -> Life:
    while True:
        life: Life = make()
        if fits(life.row):
            return life


def _course(life: Life, days: list[date], rng: random.Random, end: date) -> Life:
    material = rng.choices(("paper", "agenda", "reply", "other"), (40, 45, 10, 5))[0]
    life.open(
        "receive",
        on=rng.choice(days),
        material=material,
        subject=f"{rng.choice(SUBJECTS)}（演示）",
        sender="演示送审单位",
    )
    for step, on, facts in _steps(life, rng):
        if on > end:
            break
        life.take(step, on=on, **facts)
    return life


def _steps(life: Life, rng: random.Random) -> Iterator[tuple[str, date, dict[str, Any]]]:
    if rng.random() < WITHDRAWN:
        yield "withdraw", later(life.last_on, 1, 5, rng), {"withdrawal": "议题暂缓（演示）"}
        return
    lot = rng.random()
    if lot < PAPERS:
        yield "ask_papers", later(life.last_on, 1, 3, rng), {"advice": "请补充征求意见情况（演示）"}
        yield "supplement", later(life.last_on, 2, 6, rng), {}
    elif lot < PAPERS + EXPERTS:
        yield "ask_experts", later(life.last_on, 1, 3, rng), {}
        yield "hear_experts", later(life.last_on, 3, 8, rng), {}
    finding = rng.choices(("lawful", "after_changes", "unlawful"), (50, 45, 5))[0]
    on = later(life.last_on, 16, 19, rng) if rng.random() < LATE else later(life.last_on, 2, 10, rng)
    advice = {} if finding == "lawful" else {"advice": "建议修改有关条款（演示）"}
    yield (
        "give_opinion",
        on,
        {"finding": finding, "opinion_no": f"演示审〔{on.year}〕{rng.randrange(1, 400)}号", **advice},
    )
    followed = finding != "unlawful" or rng.random() < 0.6
    reason = {} if followed else {"not_followed_reason": "已另行论证（演示）"}
    yield "answer", later(life.last_on, 2, 15, rng), {"followed": followed, **reason}
