"""The built-in trial of the rules: change one number of a true relation in a real text and see whether it is noticed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from fadu.auditor import interval
from fadu.auditor.interval import Interval
from fadu.auditor.model import Claim, Document, Finding, Relation, Report
from fadu.auditor.numerals import arabic, narrow
from fadu.auditor.score import Share

_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Mutation:
    """One digit of one number changed; `members` are the places of the relation in the changed text."""

    text: str
    relation: Relation
    changed: Claim
    printed: str
    members: tuple[tuple[int, int], ...]


def mutations(report: Report, seed: int = 0) -> Iterator[Mutation]:
    """Every relation that holds and could be seen to break: its own number changed once, and one operand once."""
    accused = {at for finding in report.findings if finding.severity != "note" for at in finding.claims}
    for at, claim in enumerate(report.claims):
        for relation in claim.relations:
            members = (at, *relation.to)
            if _told_by_its_sum(report, at, relation) or relation.op == "real_growth":
                continue
            if accused & set(members) or not _firm_numbers(report, members):
                continue
            draw = random.Random(f"{seed}/{report.document.name}/{claim.start}")
            for place in (at, draw.choice(relation.to)):
                mutation = _changed(report, at, relation, place, draw)
                if mutation is not None:
                    yield mutation


def _told_by_its_sum(report: Report, at: int, relation: Relation) -> bool:
    wholes = report.claims[relation.to[0]].relations
    return relation.type == "part_of" and any(other.type == "sum" and at in other.to for other in wholes)


def _firm_numbers(report: Report, members: tuple[int, ...]) -> bool:
    return all(
        report.claims[m].approx == "exact" and isinstance(report.claims[m].value, Decimal) for m in members
    )


def _changed(report: Report, at: int, relation: Relation, place: int, draw: random.Random) -> Mutation | None:
    """A change of one digit that the printed intervals cannot absorb; none where every change would pass."""
    claim = report.claims[place]
    places = [i for i, character in enumerate(claim.text) if character in _DIGITS]
    choices = [(i, digit) for i in places for digit in _DIGITS if digit != claim.text[i]]
    draw.shuffle(choices)
    for i, digit in choices:
        printed = claim.text[:i] + digit + claim.text[i + 1 :]
        if (printed[0] == "0" and printed[1:2].isdigit()) or not _breaks(
            report, at, relation, place, printed
        ):
            continue
        text = report.document.text
        members = tuple((report.claims[m].start, report.claims[m].end) for m in (at, *relation.to))
        return Mutation(text[: claim.start] + printed + text[claim.end :], relation, claim, printed, members)
    return None


def _breaks(report: Report, at: int, relation: Relation, place: int, printed: str) -> bool:
    bounds = {m: interval.of(report.claims[m]) for m in (at, *relation.to)}
    bounds[place] = _bounds(report.claims[place], printed)
    if any(bound is None for bound in bounds.values()):
        return False
    known = {m: bound for m, bound in bounds.items() if bound is not None}
    return not _holds(relation, known[at], [known[m] for m in relation.to])


def _bounds(claim: Claim, printed: str) -> Interval | None:
    """The interval of the changed number: as wide as before, moved by the change."""
    figure, old = _figure(printed), _figure(claim.text)
    if claim.low is None or claim.high is None or not figure.strip(".,"):
        return None
    value = claim.value if isinstance(claim.value, Decimal) else Decimal(1)
    factor = claim.value_base / value if claim.value_base is not None and value else Decimal(1)
    shift = (arabic(figure.strip(".,")) - arabic(old.strip(".,"))) * factor
    return Interval(claim.low + shift, claim.high + shift)


def _figure(printed: str) -> str:
    return "".join(character for character in narrow(printed) if character in "0123456789.,")


def _holds(relation: Relation, own: Interval, parts: list[Interval]) -> bool:
    if relation.type == "part_of":
        return parts[0].high is None or own.low <= parts[0].high
    if relation.type == "sum":
        if relation.op == "at_least":
            return own.high is None or own.high >= parts[0].low
        return interval.total(parts, relation.signs).meets(own)
    one, other = parts
    computed: Interval | None
    if relation.op == "percent":
        computed = interval.percent(one, other)
    elif relation.op == "growth":
        computed = interval.growth(one, other)
    else:
        computed = interval.growth_from_step(one, other, 1 if relation.op == "growth_from_increment" else -1)
    return computed is None or computed.meets(own)


def trial(report: Report, audit: Callable[[Document], Report], seed: int = 0) -> tuple[Share, list[str]]:
    """How many of the changes are noticed, and those that are not."""
    found = n = 0
    missed: list[str] = []
    for mutation in mutations(report, seed):
        n += 1
        again = audit(Document(name=report.document.name, text=mutation.text))
        if any(_touches(finding, mutation, again) for finding in again.findings):
            found += 1
        else:
            missed.append(_described(report, mutation))
    return Share(found, n), missed


def _touches(finding: Finding, mutation: Mutation, again: Report) -> bool:
    if finding.severity == "note":
        return False
    places = {(again.claims[at].start, again.claims[at].end) for at in finding.claims}
    return bool(places & set(mutation.members))


def _described(report: Report, mutation: Mutation) -> str:
    start = max(0, min(start for start, _ in mutation.members) - 20)
    end = max(end for _, end in mutation.members) + 10
    told = report.document.text[start:end].replace("\n", "")[:160]
    return f"{report.document.name} {mutation.relation.type} {mutation.changed.text} → {mutation.printed}: {told}"
