"""Discretion applied to facts: what circumstances lead to, within which band a fine lies, and the reason that is shown.

Pure functions of the facts. The statute's own rules come first (arts. 30–33, 36); the bands stand in for the benchmark of
the agency: no benchmark of Changsha was read, so the thirds that a ministry's opinion gives (`BANDS`) are used and said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fadu.engine.line import Rule, Term, days, years
from fadu.law.holidays import CALENDAR
from fadu.law.instruments import APL_2017 as OLD
from fadu.law.instruments import APL_2021 as NEW
from fadu.law.instruments import SAMR_BANDS as BANDS
from fadu.measure.cite import Cite, Mark
from fadu.measure.clock import Happening, What, reckon
from fadu.work.enforcement.penalty.codes import NEW_BEGINS, Aggravation, Capacity, Mitigation

Facts = Mapping[str, Any]
LOWER, UPPER = 30, 70
"""In hundredths of the legal range: a lighter fine lies in the lower thirty, a heavier one in the upper thirty."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the circumstances lead to, why, and under which article; `outcome` where they lead to no penalty."""

    measure: str
    reason: Term
    cite: Cite
    outcome: str | None = None

    @property
    def said(self) -> str:
        return f"{self.reason.zh}（{self.cite.zh}）"


def weigh(facts: Facts) -> Finding:
    """The first rule that fits, in the order of the statute: no penalty, may go without, lighter, heavier, general."""
    return _none(facts) or _perhaps_none(facts) or _lighter(facts) or _heavier(facts) or _general()


def _none(facts: Facts) -> Finding | None:
    capacity = facts.get("capacity")
    if capacity in ("child", "incapable"):
        title = Capacity.codes[capacity].title
        return Finding("shall_exempt", title, NEW.art(30 if capacity == "child" else 31), "P7")
    if facts.get("faultless"):
        return Finding("shall_exempt", Term("当事人有证据足以证明没有主观过错",
                       "enough evidence that the party was not at fault"), NEW.art(33, 2), "P6")  # fmt: skip
    if facts.get("minor") and facts.get("corrected") and facts.get("harm") == "none":
        reason = Term("违法行为轻微、及时改正、没有造成危害后果", "minor, corrected in time, no harm")
        return Finding("shall_exempt", reason, NEW.art(33, 1), "P2")
    return None


def _perhaps_none(facts: Facts) -> Finding | None:
    if facts.get("first_time") and facts.get("corrected") and facts.get("harm") in ("none", "slight"):
        reason = Term("初次违法、危害后果轻微、及时改正", "first violation, slight harm, corrected in time")
        return Finding("may_exempt", reason, NEW.art(33, 1), "P5")
    return None


def _lighter(facts: Facts) -> Finding | None:
    if facts.get("capacity") == "minor":
        return Finding("lenient", Capacity.codes["minor"].title, NEW.art(30))
    mitigation = facts.get("mitigation") or "none"
    if mitigation != "none":
        return Finding("lenient", Mitigation.codes[mitigation].title, NEW.art(32, mark=Mark.KNOWN))
    return None


def _heavier(facts: Facts) -> Finding | None:
    aggravation = facts.get("aggravation") or "none"
    if aggravation == "none":
        return None
    known = Aggravation.codes[aggravation]
    return Finding("heavy", known.title, known.cite or NEW.art(34))


def _general() -> Finding:
    return Finding(
        "general",
        Term("没有法定从轻、减轻、从重情形", "nothing that the law treats as lighter or heavier"),
        NEW.art(34),
    )


def lacking(facts: Facts) -> list[Term]:
    """What is wanting for going without a penalty as a first, slight and corrected violation (art. 33)."""
    wanted = {
        Term("初次违法", "a first violation"): facts.get("first_time"),
        Term("及时改正", "correction in time"): facts.get("corrected"),
        Term("危害后果轻微或没有危害后果", "slight harm or none"): facts.get("harm") in ("none", "slight"),
    }
    return [term for term, holds in wanted.items() if not holds]


def band(measure: str, least: int, most: int) -> tuple[int, int]:
    """The lowest and highest fine (in 分) for a measure within the legal range; a lighter one may lie below the minimum."""
    range_ = most - least
    low, high = least + range_ * LOWER // 100, least + range_ * UPPER // 100
    return {"lenient": (0, low), "heavy": (high, most), "may_exempt": (0, low), "shall_exempt": (0, 0)}.get(
        measure, (low, high)
    )


BAND_CITE = NEW.art(34) & BANDS.whole()


# ----------------------------------------------------------------------------------------------------- limits of time


def pursued_until(row: Facts) -> date:
    """The last day on which an act may still be discovered and penalised (art. 36); five years where life, health or
    finance were harmed."""
    grave = bool(row.get("grave_harm")) and row["law_on"] >= NEW_BEGINS
    cite = NEW.art(36) if row["law_on"] >= NEW_BEGINS else OLD.art(29)
    return _due(Rule(years(5 if grave else 2), cite, roll=False), row["act_ended_on"])


def pay_due(row: Facts) -> date:
    """The last day for paying, from the day of service, unless another was granted (arts. 66, 67)."""
    granted: date | None = row.get("defer_until")
    return granted or _due(Rule(days(15), NEW.art(67, 3)), row["served_on"])


def late_fine(row: Facts, on: date) -> int:
    """Three in a hundred of the fine for each day of delay, never above the fine itself; days of reconsideration or suit
    are left out (arts. 72, 73)."""
    late, fine = (on - pay_due(row)).days - _disputed_days(row, on), int(row.get("fine") or 0)
    return min(max(late, 0) * fine * 3 // 100, fine)


def _disputed_days(row: Facts, on: date) -> int:
    """Days after the due date on which the dispute stood open."""
    since, until = row.get("disputed_on"), row.get("dispute_ended_on") or on
    if since is None:
        return 0
    first = max(since, pay_due(row) + timedelta(days=1))
    return max(0, int((min(until, on) - first).days) + 1)


def _due(rule: Rule, start: date) -> date:
    due = reckon(rule, [Happening(start, What.START, Term("起算", "start"))], CALENDAR).due
    assert due is not None
    return due
