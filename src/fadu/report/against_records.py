"""A published report against the records: every claim that a declared figure covers, recomputed, and the difference told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from fadu import cities
from fadu.auditor.interval import Interval, of, span
from fadu.auditor.model import Claim, Report, Severity
from fadu.engine.line import Line
from fadu.engine.values import Book
from fadu.measure.cite import Lang, Term
from fadu.report.areas import districts
from fadu.report.covered import Covered, covered
from fadu.report.edition import words
from fadu.report.published import Verdict
from fadu.report.sealing import Setting
from fadu.report.shown import Shown, Word, shown
from fadu.report.wording import NOT_APPLICABLE, NOT_YET, Value


@dataclass(frozen=True, slots=True)
class Recomputed:
    """One claim beside one figure: what the records give, the verdict, and how grave a difference is."""

    claim: int
    printed: Claim
    figure: str
    mapped: bool
    computed: Shown | None
    verdict: Verdict
    severity: Severity | None  # None where nothing is wrong
    sentence: Term

    @property
    def plain(self) -> dict[str, Any]:
        """For programs."""
        shown, claim = self.computed, self.printed
        value = shown.plain if shown else None
        return {
            "claim": self.claim, "start": claim.start, "end": claim.end, "text": claim.text, "subject": claim.subject,
            "figure": self.figure, "matched_by": "mapping" if self.mapped else "title",
            "computed": str(value) if value is not None else None,
            "numerator": shown.numerator if shown else None, "denominator": shown.denominator if shown else None,
            "verdict": self.verdict.value, "severity": self.severity,
            "message_zh": self.sentence.zh, "message_en": self.sentence.en,
        }  # fmt: skip


def against_records(report: Report, setting: Setting, read: Book) -> tuple[Recomputed, ...]:
    """Every covered claim of an audited report, in the order of the text."""
    known = words()
    city = cities.city(setting.city)
    publication = city.published(setting.year) if setting.year in city.published_years() else None
    found = covered(
        report.document,
        report.claims,
        figures=known,
        publication=publication,
        places=[one.name.zh for one in districts()],
    )
    return tuple(_recomputed(found, report.claims, known=known, setting=setting, read=read))


def _recomputed(
    found: tuple[Covered, ...],
    claims: tuple[Claim, ...],
    *,
    known: Mapping[str, tuple[Line, Word]],
    setting: Setting,
    read: Book,
) -> Iterator[Recomputed]:
    for one in found:
        claim = claims[one.claim]
        told = shown(read, *known[one.figure], setting.area) if one.figure in known else None
        verdict = _verdict(claim, told)
        severity = _severity(verdict, one, synthetic=bool(setting.remark))
        title = known[one.figure][1].title if one.figure in known else Term(one.figure, one.figure)
        sentence = _sentence(claim, title, told, verdict=verdict, synthetic=bool(severity and setting.remark))
        yield Recomputed(one.claim, claim, one.figure, one.mapped, told, verdict, severity, sentence)


def _verdict(claim: Claim, told: Shown | None) -> Verdict:
    space = of(claim)
    if told is None or told.plain is None or space is None:
        return Verdict.NOT_YET
    value = _in_print(told)
    if not (Fraction(space.low) <= value and (space.high is None or value <= Fraction(space.high))):
        return Verdict.OUTSIDE
    return Verdict.EXACT if space.low == space.high else Verdict.INSIDE


def _in_print(told: Shown) -> Fraction:
    """A rate in per cent, as the auditor reads one."""
    value: Value = told.plain if told.plain is not None else 0
    return Fraction(value) * (100 if told.unit is None else 1)


def _severity(verdict: Verdict, one: Covered, *, synthetic: bool) -> Severity | None:
    """A synthetic year proves nothing of a real report; a title alone leaves room for another reading."""
    if verdict is not Verdict.OUTSIDE:
        return None
    if synthetic:
        return "note"
    return "error" if one.mapped else "likely"


def _sentence(claim: Claim, title: Term, told: Shown | None, *, verdict: Verdict, synthetic: bool) -> Term:
    space = of(claim)
    return Term(
        _said(claim, title, told, space=space, verdict=verdict, lang="zh")
        + ("（演示数据：记录是合成的，不能据以认定原文有误。）" if synthetic else ""),
        _said(claim, title, told, space=space, verdict=verdict, lang="en")
        + (
            " (A rehearsal: the records are synthetic and prove nothing about the report.)"
            if synthetic
            else ""
        ),
    )


def _said(
    claim: Claim, title: Term, told: Shown | None, *, space: Interval | None, verdict: Verdict, lang: Lang
) -> str:
    if told is None or told.value is None or space is None:
        why = (NOT_YET if told is None else NOT_APPLICABLE).said(lang)
        return f"“{claim.text}”：系统{why}。" if lang == "zh" else f"“{claim.text}”: {why} here."
    made = f"{told.numerator:,} ÷ {told.denominator:,} = " if told.denominator is not None else ""
    ours = made + told.said(lang)
    if lang == "zh":
        return f"“{claim.text}”可指{span(space)}；指标“{title.zh}”据记录为{ours}，{verdict.term.zh}。"
    return f"“{claim.text}” can mean {span(space)}; “{title.en}” is {ours} by the records: {verdict.term.en}."
