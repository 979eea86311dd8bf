"""Each kind of mistake planted in a declaration, with the whole sentence that `fadu check` says of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test.utils import isolate_apps

from fadu.engine.checks import complaints
from fadu.engine.line import (
    HANDLER,
    PREVIOUS,
    Balance,
    Case,
    Choice,
    Choices,
    Clock,
    Figure,
    Line,
    Rate,
    State,
    Step,
    Term,
    choice,
    closed,
    lines,
    opened,
    text,
    where,
    working_days,
)  # fmt: skip
from fadu.law.instruments import OGI

CITE = OGI.art(33)


class Outcome(Choices):
    granted = Choice("准予", "Granted", CITE)
    refused = Choice("不准", "Refused", CITE)


def words() -> dict[str, Any]:
    """A small declaration without a mistake."""
    received = State("已收到", "Received", start=True)
    decided = State("已办结", "Decided", final=True)
    outcome = choice("结果", "Outcome", Outcome, cite=CITE)
    name = text("姓名", "Name", cite=CITE, personal=True)
    receive = Step("收到", "Receive", to=received, by=HANDLER, cite=CITE, asks=(name,))
    decide = Step("决定", "Decide", received, to=decided, by=HANDLER, cite=CITE, asks=(outcome,))
    handled = Figure("办结", "Handled", closed, cite=CITE, split=(outcome,))
    taken_in = Figure("收到", "Taken in", opened, cite=CITE)
    return {
        "received": received, "decided": decided, "outcome": outcome, "name": name, "receive": receive, "decide": decide,
        "decide_by": Clock("期限", "Period", working_days(5), until=decide, cite=CITE),
        "handled": handled, "taken_in": taken_in,
        "share": Rate("办结率", "Share", handled, taken_in, rule_id="R-1", cite=CITE),
        "even": Balance("收＝办", "in = out", taken_in, handled, cite=CITE),
    }  # fmt: skip


@pytest.fixture(autouse=True)
def _apart() -> Iterator[None]:
    with isolate_apps("fadu.work.oversight"):
        yield


def declared(called: str = "Planted", **changed: Any) -> Line:
    """The small declaration with words changed, added, or (None) left out."""
    said = {name: word for name, word in {**words(), **changed}.items() if word is not None}
    body = {"__module__": __name__, "__qualname__": called, "title": Term("试", "Trial"), "code": 200, **said}
    body["Meta"] = type("Meta", (), {"app_label": "oversight"})
    return Line(type(Case)(called, (Case,), body))


def said(line: Line) -> list[str]:
    return [one.sentence("zh") for one in complaints((line,))]


HEAD = "oversight.test_checks："


def test_the_small_declaration_is_in_order() -> None:
    assert said(declared()) == []


def test_the_real_declarations_are_in_order() -> None:
    assert [one.sentence("zh") for one in complaints(lines())] == []


def test_a_missing_citation() -> None:
    base = words()
    base["decide"].cite = None
    assert said(declared(**base)) == [f"{HEAD}“decide”没有条文依据。请补上条文，如 cite=OGI.art(33)。"]


def test_a_fact_without_citation() -> None:
    assert said(declared(extra=text("另项", "Other"))) == [
        f"{HEAD}事项“extra”没有条文依据。请补上条文，如 cite=OGI.art(33)。"
    ]


def test_a_clock_without_citation() -> None:
    base = words()
    base["decide_by"].cite = None
    assert said(declared(**base)) == [f"{HEAD}期限“decide_by”没有条文依据。请补上条文，如 cite=OGI.art(33)。"]


def test_a_missing_title() -> None:
    base = words()
    base["decide"].en = ""
    assert said(declared(**base)) == [f"{HEAD}“decide”缺中文或英文名称。请补上两种语言的名称。"]


def test_an_unreachable_state() -> None:
    assert said(declared(lost=State("失", "Lost", final=True))) == [
        f"{HEAD}状态“lost”无法到达。请加上通向它的步骤，或删去。"
    ]


def test_a_dead_end() -> None:
    base = words()
    stuck = State("卡住", "Stuck")
    halt = Step("停", "Halt", base["received"], to=stuck, by=HANDLER, cite=CITE)
    assert said(declared(**base, stuck=stuck, halt=halt)) == [
        f"{HEAD}状态“stuck”无法走到终结。请加上离开它的步骤，或标明 final=True。"
    ]


def test_a_clock_that_listens_for_another_lines_step() -> None:
    base = words()
    stranger = Step("外来", "Stranger", base["received"], by=HANDLER, cite=CITE)
    stranger.name = "stranger"
    base["decide_by"] = Clock("期限", "Period", working_days(5), until=stranger, cite=CITE)
    assert said(declared(**base)) == [
        f"{HEAD}期限“decide_by”所听的“stranger”不在本业务中。请改用本业务声明的步骤或状态。"
    ]


def test_a_clock_that_binds_by_a_fact_that_does_not_exist() -> None:
    base = words()
    base["decide_by"] = Clock(
        "期限", "Period", working_days(5), until=base["decide"], where=where(outcom="granted"), cite=CITE
    )
    assert said(declared(**base)) == [
        f"{HEAD}期限“decide_by”的适用条件所读的“outcom”不存在。请改用已声明的事项。"
    ]


def test_a_clock_that_binds_by_a_code_that_does_not_exist() -> None:
    base = words()
    base["decide_by"] = Clock(
        "期限", "Period", working_days(5), until=base["decide"], where=where(outcome="granded"), cite=CITE
    )
    assert said(declared(**base)) == [
        f"{HEAD}期限“decide_by”以“granded”为适用条件，但“outcome”只有：granted、refused。请改正代码。"
    ]


def test_a_clock_binds_only_the_records_it_says() -> None:
    clock = Clock(
        "期限", "Period", working_days(5), until=words()["decide"], where=where(outcome="granted"), cite=CITE
    )
    assert clock.rule(date(2023, 3, 1), {"outcome": "refused"}) is None
    assert clock.rule(date(2023, 3, 1), {}) is None, "what is not known yet binds nobody"
    rule = clock.rule(date(2023, 3, 1), {"outcome": "granted"})
    assert rule is not None
    assert rule.length == working_days(5)


def test_a_figure_that_counts_a_code_that_does_not_exist() -> None:
    wrong = Figure("误", "Wrong", closed, where=where(outcome="granded"), cite=CITE)
    assert said(declared(wrong=wrong)) == [
        f"{HEAD}指标“wrong”按“granded”计数，但“outcome”只有：granted、refused。请改正代码。"
    ]


def test_a_figure_that_reads_a_column_that_does_not_exist() -> None:
    wrong = Figure("误", "Wrong", closed, where=where(outcom="granted"), cite=CITE)
    assert said(declared(wrong=wrong)) == [f"{HEAD}指标“wrong”所读的“outcom”不存在。请改用已声明的事项。"]


def test_a_figure_that_reads_personal_data() -> None:
    wrong = Figure("误", "Wrong", closed, where=where(name="演示"), cite=CITE)
    assert said(declared(wrong=wrong)) == [
        f"{HEAD}指标“wrong”读取个人信息“name”。个人信息可依法删除，不得用于计数。"
    ]


def test_an_outcome_that_no_figure_counts() -> None:
    base = words()
    granted = Figure("办结", "Handled", closed, where=where(outcome="granted"), cite=CITE)
    base |= {"handled": granted, "share": None, "even": None}
    assert said(declared(**base)) == [
        f"{HEAD}“outcome”的结果“refused”没有任何指标计入。请加入某个指标，或按该事项分列。"
    ]


def test_a_balance_over_another_lines_figure() -> None:
    base = words()
    stranger = Figure("外来", "Stranger", closed, cite=CITE)
    stranger.name = "stranger"
    base["even"] = Balance("收＝办", "in = out", base["taken_in"], stranger, cite=CITE)
    assert said(declared(**base)) == [f"{HEAD}“even”用到的“stranger”不是本业务的指标。请先声明该指标。"]


@pytest.mark.parametrize("name", ["save", "delete", "closed", "correct"])
def test_a_name_that_clashes(name: str) -> None:
    base = words()
    clash = Step("撞", "Clash", base["received"], by=HANDLER, cite=CITE)
    assert f"{HEAD}名称“{name}”与记录自身的属性冲突。请改名。" in said(declared(**base, **{name: clash}))


def test_a_step_that_returns_from_nowhere() -> None:
    back = Step("返回", "Back", to=PREVIOUS, by=HANDLER, cite=CITE)
    assert said(declared(back=back)) == [f"{HEAD}步骤“back”没有可返回的状态。请写明来源状态。"]


def test_two_lines_with_one_code() -> None:
    first, second = declared(), declared("Other")
    assert [one.sentence("zh") for one in complaints((first, second))] == [
        f"{HEAD}业务代号200已由oversight.test_checks使用或超出1至255。请另取一个。"
    ]
