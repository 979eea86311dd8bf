"""What the guards of this chapter share: the last day of a period, and the two ways in which the law says no."""

from __future__ import annotations

from datetime import date

from fadu.engine.troubles import Barred, FactWrong, ReasonNeeded
from fadu.law.holidays import CALENDAR
from fadu.measure.cite import Cite, Term
from fadu.measure.clock import Happening, Kind, Rule, Span, What, reckon
from fadu.measure.trouble import Trouble

BEGAN = Term("起算", "began")


def last_day(span: Span, since: date, cite: Cite) -> date:
    """The last day of a period that must pass in full; it rolls as its clock does."""
    due = reckon(Rule(span, cite, kind=Kind.MINIMUM), [Happening(since, What.START, BEGAN)], CALENDAR).due
    assert due is not None
    return due


def too_early(on: date, span: Span, since: date, cite: Cite) -> date | None:
    """The last day of a period that has not yet passed on this day; None if it has."""
    last = last_day(span, since, cite)
    return last if on <= last else None


def reason_needed(field: Term, cite: Cite, zh: str, en: str) -> Trouble:
    return ReasonNeeded(what=Term(zh, en), field=field, cite=cite)


def barred(cite: Cite, zh: str, en: str, remedy_zh: str, remedy_en: str) -> Trouble:
    return Barred(what=Term(zh, en), cite=cite, remedy=Term(remedy_zh, remedy_en))


def wrong(field: Term, value: object, zh: str, en: str) -> Trouble:
    return FactWrong(field=field, value="—" if value is None else value, reason=Term(zh, en))
