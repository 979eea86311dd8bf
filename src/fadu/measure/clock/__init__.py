"""A statutory clock: a rule, a log of happenings, and the due date that follows, with its argument."""

from fadu.measure.clock.argument import said_day
from fadu.measure.clock.basis import CIVIL_CODE
from fadu.measure.clock.bulk import NO_DATE, DueDates, Extensions, Pauses, due_many, reckon_many
from fadu.measure.clock.daylines import DayLine
from fadu.measure.clock.reckoning import Reckoning, reckon
from fadu.measure.clock.words import (
    FixedDate,
    Happening,
    Kind,
    NotAPeriod,
    Rule,
    Span,
    Unit,
    Verdict,
    What,
    before,
    days,
    hours,
    minutes,
    months,
    rule_on,
    working_days,
    years,
)

__all__ = [
    "CIVIL_CODE",
    "NO_DATE",
    "DayLine",
    "DueDates",
    "Extensions",
    "FixedDate",
    "Happening",
    "Kind",
    "NotAPeriod",
    "Pauses",
    "Reckoning",
    "Rule",
    "Span",
    "Unit",
    "Verdict",
    "What",
    "before",
    "days",
    "due_many",
    "hours",
    "minutes",
    "months",
    "reckon",
    "reckon_many",
    "rule_on",
    "said_day",
    "working_days",
    "years",
]
