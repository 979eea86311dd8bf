"""The statistics of enforcement: their numbers against hand-written SQL, their balances, what each cell opens into."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import replace

import pytest
from click.testing import CliRunner
from django.db import connection

from fadu.config.commands import form as command
from fadu.measure.figure import CASES
from fadu.pages.asked import asked
from fadu.report import areas
from fadu.report.enforcement import ORDER, Cell, Enforcement, _by_kind, _departments, enforcement, plain
from fadu.work.enforcement.penalty.codes import SEVERITIES, SEVERITY

IN_2023 = "outcome = 'P1' AND decided_on BETWEEN '2023-01-01' AND '2023-12-31'"
KINDS_BY_COLUMN = {
    "警告、通报批评": ("warned", "criticised"),
    "罚款": ("fined",),
    "没收违法所得、没收非法财物": ("gains_taken", "goods_taken"),
    "暂扣许可证件、降低资质等级": ("permit_suspended", "grade_lowered"),
    "吊销许可证件": ("permit_revoked",),
    "限制开展生产经营活动": ("business_restricted",),
    "责令停产停业、责令关闭、限制从业": ("business_stopped", "closed_down", "barred_from_trade"),
    "行政拘留": ("detained",),
    "其他行政处罚": ("otherwise",),
}
"""The columns of the form, as it is printed, and the kinds that belong under each."""


@pytest.fixture
def form(city_year: int) -> Enforcement:
    return enforcement(areas.city(), city_year)


def _by_hand(counted: str, condition: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce({counted}, 0) FROM enforcement_penalty WHERE {condition}")
        return int(cursor.fetchone()[0])


def _beside(form: Enforcement, name: str, **codes: str) -> int:
    wanted = (f"enforcement.penalty.{name}", codes)
    return next(item.cell.value for item in form.beside if (item.cell.figure, item.cell.codes) == wanted)


def _cells(form: Enforcement) -> list[Cell]:
    rows = [cell for row in (form.whole, *form.parts) for cell in row.cells]
    return [*rows, *(item.cell for item in (*form.kinds, *form.beside))]


def test_every_column_is_what_a_query_by_hand_counts(form: Enforcement) -> None:
    assert [column.zh for column in form.columns] == [*KINDS_BY_COLUMN, "合计", "罚没金额"]
    for (column, kinds), value in zip(KINDS_BY_COLUMN.items(), form.whole.values, strict=False):
        named = ", ".join(f"'{kind}'" for kind in kinds)
        assert value == _by_hand("count(*)", f"{IN_2023} AND heaviest_kind IN ({named})"), column
    *_, total, money = form.whole.values
    assert total == _by_hand("count(*)", IN_2023) >= 10
    assert money == _by_hand("sum(coalesce(fine, 0) + coalesce(confiscated, 0))", IN_2023) > 0
    assert {kind.title.zh: kind.group.zh for kind in form.kinds}[
        "限制从业"
    ] == "责令停产停业、责令关闭、限制从业"


def test_a_decision_with_several_kinds_counts_once_under_the_heaviest(form: Enforcement) -> None:
    """In the register itself: whoever is barred or detained and also fined stands outside the column of fines."""
    fined = dict(zip(KINDS_BY_COLUMN, form.whole.values, strict=False))["罚款"]
    heavier = _by_hand("count(*)", f"{IN_2023} AND fined AND heaviest_kind <> 'fined'")
    assert fined + heavier == _by_hand("count(*)", f"{IN_2023} AND fined") == _beside(form, "with_fine")
    assert heavier > 0


def test_the_order_that_the_form_names_is_the_one_in_use() -> None:
    assert "HEAVIEST-1" in ORDER.zh
    assert "HEAVIEST-1" in ORDER.en
    assert SEVERITIES["HEAVIEST-1"] is SEVERITY
    assert SEVERITY.index("permit_revoked") > SEVERITY.index("barred_from_trade")


def test_a_unit_has_no_departments_to_add_up_and_a_year_without_records_only_zeros(form: Enforcement) -> None:
    busiest = max(form.parts, key=lambda row: row.values[-2]).area
    inside = enforcement(busiest, form.year)
    unit = max(inside.parts, key=lambda row: row.values[-2]).area if inside.parts else busiest
    alone = enforcement(unit, form.year)
    assert unit.unit is not None
    assert (alone.parts, len(alone.checks), alone.broken) == ((), 5 + 1 + 1 + 9, ())
    assert alone.whole.values[-2] > 0
    later = enforcement(form.area, 2031)
    assert (set(later.whole.values), later.parts, later.broken) == ({0}, (), ())


def test_what_stands_beside_is_what_a_query_by_hand_counts(form: Enforcement) -> None:
    filed = _by_hand("count(*)", "filed_on BETWEEN '2023-01-01' AND '2023-12-31'")
    pending = _by_hand(
        "count(*)", "filed_on < '2024-01-01' AND (decided_on IS NULL OR decided_on >= '2024-01-01')"
    )
    mended = "dispute_ended_on BETWEEN '2023-01-01' AND '2023-12-31' AND reviewed_result = 'corrected'"
    assert (_beside(form, "filed"), _beside(form, "pending")) == (filed, pending)
    assert _beside(form, "reconsidered", reviewed_result="corrected") == _by_hand("count(*)", mended)
    assert _beside(form, "fines") + _beside(form, "confiscations") == form.whole.values[-1]


@pytest.mark.parametrize("area", ["4301", "430105"])
def test_every_count_opens_into_as_many_records_as_it_says(city_year: int, area: str) -> None:
    form = enforcement(areas.area(area), city_year)
    for cell in _cells(form):
        question = {"area": cell.area, **{f"by_{column}": code for column, code in cell.codes.items()}}
        opened = asked(cell.figure, question, city_year)
        assert opened.codes == cell.codes
        if cell.unit is CASES:
            assert opened.counting.count() == cell.value, cell


def test_every_balance_holds_and_one_breaks_with_a_tally_altered_by_hand(form: Enforcement) -> None:
    # five declared, carried in, money; nine columns by kind; eleven columns by department
    assert len(form.checks) == 5 + 1 + 1 + 9 + 11
    assert form.broken == ()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE engine_tally SET value = value + 3 WHERE line = 71 AND year = 2023 AND area = '4301' AND month = 0 "
            "AND figure = 'as_fine' AND cell = ''"
        )
        assert cursor.rowcount == 1
    broken = enforcement(form.area, form.year).broken
    assert {(check.rule.zh, check.place.zh) for check in broken} == {
        ("处罚合计＝各种类之和", "行政处罚案件"),
        ("各栏＝栏内各处罚种类之和", "罚款"),
        ("总表＝各地区、部门之和", "罚款"),
    }
    assert all(abs(check.left - check.right) == 3 for check in broken)


def test_a_number_altered_by_hand_breaks_the_sums(form: Enforcement) -> None:
    first, *rest = form.whole.cells
    whole = replace(form.whole, cells=(replace(first, value=first.value + 1), *rest))
    checks = (
        *_by_kind(form.columns, whole, form.kinds),
        *_departments(form.columns, whole, form.parts),
    )
    assert [check.place.zh for check in checks if not check.holds] == ["警告、通报批评"] * 2


def test_carried_in_is_last_years_pending(form: Enforcement) -> None:
    last = enforcement(form.area, form.year - 1)
    assert _beside(last, "pending") == _beside(form, "carried_in") > 0


def test_what_is_not_counted_yet_is_named_and_bears_no_number(form: Enforcement) -> None:
    told = json.loads(json.dumps(plain(form)))["not_counted_yet"]
    assert [one["table"]["zh"] for one in told] == [
        "行政许可",
        "行政强制措施",
        "行政强制执行",
        "其他行政执法行为",
        "行政执法证",
    ]
    assert not any(character.isdigit() for character in json.dumps(told, ensure_ascii=False))


@pytest.mark.parametrize("unit", [None, "430105"])
def test_the_command_prints_one_json_document(
    city_year: int, monkeypatch: pytest.MonkeyPatch, unit: str | None
) -> None:
    monkeypatch.setattr(command, "running", lambda _: nullcontext())
    call = ["enforcement", "--year", str(city_year), *(["--unit", unit] if unit else [])]
    done = CliRunner().invoke(command.command, [*call, "--json"])
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    form = enforcement(areas.area(unit or "4301"), city_year)
    assert (told["area"], told["balanced"]) == (form.area.code, True)
    assert [cell["value"] for cell in told["penalties"]["rows"][0]["cells"]] == list(form.whole.values)
    spoken = CliRunner().invoke(command.command, call)
    assert spoken.exit_code == 0
    assert form.whole.cells[-1].number in spoken.stdout
