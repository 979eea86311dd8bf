"""A rule for the auditor: what a report cites is held against the library; the auditor itself knows no library.

`rule(day)` is handed in: `audit(document, rules=(*every_rule(), auditing.rule(day)))`. It says nothing of what the library
does not hold: that proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from fadu.auditor.model import Document, Finding
from fadu.auditor.rules import Case, Rule
from fadu.library.linking import Why
from fadu.library.resolving import Resolved, citations_of
from fadu.library.validity import State

ENDED, NOT_YET, NO_PLACE, OTHER_NUMBER = "LB-ended", "LB-not-yet", "LB-no-place", "LB-other-number"


def rule(day: date, *, public_only: bool = True) -> Rule:
    """The rule, for a report that speaks of the law as it stood on `day`."""

    def held_against_the_library(case: Case) -> Iterable[Finding]:
        for one in citations_of(case.document.text, day, public_only=public_only):
            yield from _findings(one, case.document, day)

    return held_against_the_library


def _findings(one: Resolved, document: Document, day: date) -> Iterator[Finding]:
    if one.document is None or one.standing is None:
        return
    title, state, reason = one.document.title, one.standing.state, one.standing.reason
    if state in (State.EXPIRED, State.REPEALED):
        yield _finding(ENDED, "note", one, document, f"所引《{title}》在{day}已{state.term.zh}（{reason.zh}）。",
                       f"{title}, cited here, was {state.term.en.lower()} on {day} ({reason.en}).")  # fmt: skip
    elif state is State.NOT_YET:
        yield _finding(NOT_YET, "note", one, document, f"所引《{title}》在{day}尚未施行（{reason.zh}）。",
                       f"{title}, cited here, was not yet in force on {day} ({reason.en}).")  # fmt: skip
    if one.why is Why.NO_PLACE and one.version is not None and one.version.until is None:
        yield _finding(
            NO_PLACE, "note", one, document, f"《{title}》没有所引的这一条。", f"{title} has no such article."
        )
    if (
        one.cited.number
        and one.document.number_key
        and one.cited.name
        and one.cited.number != one.document.number_key
    ):
        yield _finding(OTHER_NUMBER, "likely", one, document, f"《{title}》的文号是{one.document.number}，与所引不同。",
                       f"The number of {title} is {one.document.number}, not the one printed here.")  # fmt: skip


def _finding(rule_id: str, severity: str, one: Resolved, document: Document, zh: str, en: str) -> Finding:
    start, end = one.cited.start, one.cited.end
    return Finding(rule_id, severity, start, end, document.text[start:end], zh, en)  # type: ignore[arg-type]
