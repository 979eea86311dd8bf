"""A year of suggestions and proposals: assigned after the session, discussed with the proposer, answered, assessed, some redone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fadu.law.suggestions import PROMISING
from fadu.rehearsal.life import Life
from fadu.rehearsal.lives.agenda import Agenda, Item, any_day, later, year_end
from fadu.rehearsal.stage import City, in_workdays, invented_person, next_workday
from fadu.work.oversight.proposal import Proposal

USUAL = 900
SCHEME = "v1"
CLASSES = {"v1_A": 0.52, "v1_B": 0.24, "v1_C": 0.14, "v1_D": 0.10}
PROPOSED_BY = {
    "suggestion": {"one": 0.6, "several": 0.32, "delegation": 0.05, "motion": 0.03},
    "proposal": {"one": 0.62, "several": 0.16, "body": 0.22},
}
THEMES = {"finance": 0.18, "rural": 0.12, "urban": 0.3, "culture": 0.22, "justice": 0.08, "social": 0.1}
SUBJECTS = ("老旧小区加装电梯", "中小学课后服务", "农村饮水安全", "夜间施工噪声管理", "社区养老服务设施", "城市停车秩序",
            "小微企业融资服务", "河湖岸线保护", "基层法律服务站点", "公共文化场馆延时开放")  # fmt: skip
LATE = 0.015
"""Share of replies after the period, in years whose report does not say that none was."""


def lives(city: City, year: int, rng: random.Random, *, share: float) -> Iterator[Life]:
    """The agenda's records in its order; each is cut where the year ends."""
    agenda = Agenda(city, year, share)
    for item in agenda.items():
        life = Life(Proposal, city.place(item.unit))
        _course(life, item, rng, end=year_end(year), all_in_time=agenda.all_in_time)
        yield life


def _course(life: Life, item: Item, rng: random.Random, *, end: date, all_in_time: bool) -> None:
    _register(life, item, rng)
    for step, on, facts in _steps(life, item, rng, end=end, all_in_time=all_in_time):
        if on > end:
            return
        life.take(step, on=on, **facts)


Steps = Iterator[tuple[str, date, dict[str, object]]]


def _register(life: Life, item: Item, rng: random.Random) -> None:
    by = _one(PROPOSED_BY[item.category], rng)
    facts: dict[str, Any] = {"signers": rng.randrange(2, 12)} if by == "several" else {}
    if item.previous is not None:
        facts["previous"] = item.previous
    life.open("register", on=item.registered, category=item.category, proposal_no=item.number, season=item.season, proposed_by=by,
              theme=_one(THEMES, rng), subject=f"关于{rng.choice(SUBJECTS)}的{_word(item)}（演示）",
              proposer=invented_person("代表" if item.category == "suggestion" else "委员", rng)[0], **facts)  # fmt: skip


def _word(item: Item) -> str:
    return "建议" if item.category == "suggestion" else "提案"


def _steps(life: Life, item: Item, rng: random.Random, *, end: date, all_in_time: bool) -> Steps:
    if item.fate == "unfiled":
        yield "refuse", item.filed, {"not_filed_ground": rng.choice(("private", "lawsuit", "academic", "complaint", "other"))}
        return
    yield "file", item.filed, {}
    if item.fate == "pending":
        return
    yield from _assigned(item, rng)
    if item.fate == "withdrawn":
        yield "withdraw", any_day(item.assigned + timedelta(days=1), item.assigned + timedelta(days=20), rng), {}
        return
    if item.fate == "passed":
        yield "ask_return", later(item.assigned, 3, 7, rng), {"return_reason": "不属于本单位职责（演示）"}
        yield "agree_return", in_workdays(item.assigned, 14), {"passed_to": item.next_unit.id if item.next_unit else 0}
        return
    yield from _in_hand(life, item, rng)
    yield from _answered(life, item, rng, end=end, all_in_time=all_in_time)


def _assigned(item: Item, rng: random.Random) -> Steps:
    facts: dict[str, object] = {"handling": item.handling, "key": rng.random() < 0.03}
    if item.joints:
        facts["joint_units"] = [unit.id for unit in item.joints]
    if item.category == "suggestion":
        yield "assign_suggestion", item.assigned, facts
    else:
        yield "assign_proposal", item.assigned, {**facts, "reply_months": 3}


def _in_hand(life: Life, item: Item, rng: random.Random) -> Steps:
    due = life.due("return_by") or item.assigned
    lot = rng.random()
    if lot < 0.05:
        yield "deem_accepted", next_workday(due + timedelta(days=1)), {}
    elif lot < 0.065:
        yield "ask_return", later(item.assigned, 2, 6, rng), {"return_reason": "认为应由其他单位主办（演示）"}
        yield "refuse_return", later(life.last_on, 2, 8, rng), {}
    else:
        yield "accept", later(item.assigned, 0, 5, rng), {}
    yield "hear", later(life.last_on, 1, 4, rng), {"way": _way(rng)}
    if item.season == "session" and rng.random() < 0.04:
        reason = "涉及面广、处理难度大（演示）"
        yield "extend", later(life.last_on, 15, 30, rng), {"extension_months": rng.choice((1, 2, 3, 3)), "extension_reason": reason}
    if rng.random() < 0.3:
        yield "hear", later(life.last_on, 3, 12, rng), {"way": _way(rng)}


def _way(rng: random.Random) -> str:
    return _one({"visit": 0.35, "inquiry": 0.15, "seminar": 0.3, "remote": 0.2}, rng)


def _answered(life: Life, item: Item, rng: random.Random, *, end: date, all_in_time: bool) -> Steps:
    due = life.due("reply_by") or life.due("proposal_reply_by") or life.last_on
    late = not all_in_time and item.fate == "counted" and rng.random() < LATE
    on = in_workdays(due, rng.randrange(1, 12)) if late else _reply_day(life.last_on, due, rng)
    yield "reply", on, _letter(item, on, rng, end)
    if rng.random() < 0.03 and (not all_in_time or on.month < 9):
        yield from _withheld_or_published(life, rng)
        yield "dispute", any_day(life.last_on + timedelta(days=1), life.last_on + timedelta(days=12), rng), {}
        yield from _disputed(life, item, rng, end)
    elif rng.random() < 0.06:
        yield from _withheld_or_published(life, rng)
        yield from _silent(life)
    else:
        yield from _withheld_or_published(life, rng)
        yield "take_view", _view_day(life, rng), {"first_view": _one({"satisfied": 0.93, "basically": 0.07}, rng)}
    yield from _concluded(life, item, rng, end)


def _reply_day(since: date, due: date, rng: random.Random) -> date:
    """Mostly in the last third of the period, never after it."""
    day = next_workday(since + (due - since) * rng.betavariate(3.5, 1.5))
    return min(day, due)


def _letter(item: Item, on: date, rng: random.Random, end: date) -> dict[str, object]:
    """The class of the reply, and what it promises; an item carried for its promise has one that falls due in the year."""
    outcome = "v1_B" if item.fate == "tracked" else _one(CLASSES, rng)
    facts: dict[str, object] = {"reply_no": f"演示复〔{on.year}〕{rng.randrange(1, 999)}号", "scheme": SCHEME, "outcome": outcome}
    if outcome in PROMISING:
        first = date(end.year, 2, 1) if item.fate == "tracked" else on + timedelta(days=90)
        facts |= {"promise": "列入下步工作计划并函告进展（演示）", "promise_due": first + timedelta(days=rng.randrange(420))}
    return facts


def _view_day(life: Life, rng: random.Random) -> date:
    return any_day(life.last_on + timedelta(days=1), life.due("view_by") or life.last_on, rng)


def _withheld_or_published(life: Life, rng: random.Random) -> Steps:
    if rng.random() < 0.08:
        yield "withhold", later(life.last_on, 1, 4, rng), {"withheld_reason": "涉及不宜公开的内容（演示）"}
    else:
        yield "publish", later(life.last_on, 1, 5, rng), {"publication": rng.choice(("full", "full", "abstract"))}


def _silent(life: Life) -> Steps:
    yield "note_no_view", next_workday((life.due("view_by") or life.last_on) + timedelta(days=1)), {}


def _disputed(life: Life, item: Item, rng: random.Random, end: date) -> Steps:
    yield "reopen", later(life.last_on, 1, 5, rng), {}
    on = _reply_day(later(life.last_on, 3, 5, rng), life.due("redo_by") or life.last_on, rng)
    yield "reply_again", on, _letter(item, on, rng, end)
    if rng.random() < 0.15:
        yield "dispute_again", _view_day(life, rng), {}
        yield "settle", later(life.last_on, 3, 10, rng), {"settlement": "当面说明后结束办理（演示）"}
    else:
        yield "take_second_view", _view_day(life, rng), {"second_view": rng.choice(("satisfied", "basically", "basically"))}


def _concluded(life: Life, item: Item, rng: random.Random, end: date) -> Steps:
    on = later(life.last_on, 0, 4, rng)
    promised = life.row["promise_due"]
    if promised is None:
        yield "conclude", on, {}
        return
    if promised <= on:
        return
    yield "track", on, {}
    if rng.random() < 0.05:
        yield "give_up", in_workdays(promised, rng.randrange(1, 10)), {"account": "条件变化，已书面说明（演示）"}
        return
    done = promised + timedelta(days=rng.randrange(1, 25)) if rng.random() < 0.1 else promised - timedelta(days=rng.randrange(60))
    yield "fulfil", max(next_workday(done), life.last_on), {"account": "承诺事项已完成，已再次函告（演示）"}


def _one(weights: dict[str, float], rng: random.Random) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]
