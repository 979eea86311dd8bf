"""Published against computed: a print's interval beside the value of the records, with a verdict in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from fadu.cities import Printed, Publication
from fadu.measure.cite import Lang, Term
from fadu.report.wording import NOT_YET, Value, decimal, percent, said


class Verdict(StrEnum):
    """How a computed value stands to the printed one."""

    EXACT = "exact"
    INSIDE = "inside"
    OUTSIDE = "outside"
    NOT_YET = "not_yet"

    @property
    def term(self) -> Term:
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.EXACT: Term("相同", "exact"),
    Verdict.INSIDE: Term("在区间内", "inside the interval"),
    Verdict.OUTSIDE: Term("不符", "outside"),
    Verdict.NOT_YET: NOT_YET,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One printed number beside one figure."""

    printed: Printed
    figure: str
    computed: Value | None
    verdict: Verdict
    sentence: Term
    # The print contradicts the numbers beside it, whatever the records say.
    contradicts_itself: bool = False


def compare_all(publication: Publication, values: Mapping[str, Value | None]) -> tuple[Comparison, ...]:
    """Every printed number that belongs to a figure, in the order of the text."""
    return tuple(_comparisons(publication, values))


def _comparisons(publication: Publication, values: Mapping[str, Value | None]) -> Iterator[Comparison]:
    for printed in publication.numbers:
        parts = tuple(publication.number(key) for key in printed.ratio_of)
        for figure in printed.figures:
            yield compare(printed, figure, values.get(figure), parts=parts)


def compare(
    printed: Printed, figure: str, computed: Value | None, *, parts: tuple[Printed, ...] = ()
) -> Comparison:
    """One printed number against one value; `parts` are the printed numerator and denominator of a rate."""
    own = _own_ratio(parts)
    false_print = own is not None and not _inside(printed, own)
    verdict = _verdict(printed, computed)
    sentence = _plain_sentence(printed, computed, verdict)
    if own is not None and false_print:
        sentence = _false_print_saidsentence(printed, computed, parts, own)
    return Comparison(printed, figure, computed, verdict, sentence, false_print)


def interval(printed: Printed) -> tuple[Fraction, Fraction]:
    """The ends that the print leaves, both included."""
    if printed.low is None or printed.high is None:
        raise ValueError(f"number {printed.id} ({printed.printed}) counts nothing")
    return printed.low, printed.high


def _inside(printed: Printed, value: Value) -> bool:
    low, high = interval(printed)
    return low <= value <= high


def _verdict(printed: Printed, computed: Value | None) -> Verdict:
    if computed is None:
        return Verdict.NOT_YET
    if not _inside(printed, computed):
        return Verdict.OUTSIDE
    low, high = interval(printed)
    return Verdict.EXACT if low == high else Verdict.INSIDE


def _own_ratio(parts: tuple[Printed, ...]) -> Fraction | None:
    if len(parts) != 2 or parts[0].value is None or not parts[1].value:
        return None
    return parts[0].value / parts[1].value


def _plain_sentence(printed: Printed, computed: Value | None, verdict: Verdict) -> Term:
    ours, space = _both(printed, computed), _space(printed)
    print_said = Term(f"印作{printed.printed}", f"Printed as {printed.printed}")
    if verdict is Verdict.NOT_YET:
        return Term(f"{print_said.zh}；系统{NOT_YET.zh}。", f"{print_said.en}; {NOT_YET.en} here.")
    if verdict is Verdict.EXACT:
        return Term(
            f"{print_said.zh}，算得{ours.zh}，相同。", f"{print_said.en}, computed {ours.en}: the same."
        )
    if verdict is Verdict.INSIDE:
        return Term(
            f"{print_said.zh}，即{space.zh}；算得{ours.zh}，在区间内。",
            f"{print_said.en}, that is {space.en}; computed {ours.en}, inside.",
        )
    return Term(
        f"{print_said.zh}，即{space.zh}；算得{ours.zh}，不符。",
        f"{print_said.en}, that is {space.en}; computed {ours.en}, outside.",
    )


def _false_print_saidsentence(
    printed: Printed, computed: Value | None, parts: tuple[Printed, ...], own: Fraction
) -> Term:
    part, whole = (int(one.value or 0) for one in parts)
    low, high = interval(printed)
    least, most = ceil(low * whole), floor(high * whole)
    ours = _both(printed, computed)
    right = percent(own)
    return Term(
        f"印刷数字不予复现：印作{printed.printed}，而同文{part}÷{whole}＝{right}；"
        f"要印作{printed.printed}，分子须在{least}至{most}之间。系统：{ours.zh}。",
        f"The print is not reproduced: printed as {printed.printed}, "
        f"yet its own {part:,} ÷ {whole:,} = {right}; "
        f"{printed.printed} would need a numerator from {least:,} to {most:,}. Here: {ours.en}.",
    )


def _both(printed: Printed, computed: Value | None) -> Term:
    if computed is None:
        return NOT_YET
    return Term(said(computed, printed.unit), said(computed, printed.unit, lang="en"))


def _space(printed: Printed) -> Term:
    """The interval in words, in the number's own unit."""
    low, high = interval(printed)
    if low == high:
        return Term(f"恰为{_end(printed, low, 'zh')}", f"exactly {_end(printed, low, 'en')}")
    return Term(
        f"{_end(printed, low, 'zh')}至{_end(printed, high, 'zh')}",
        f"from {_end(printed, low, 'en')} to {_end(printed, high, 'en')}",
    )


def _end(printed: Printed, end: Fraction, lang: Lang) -> str:
    if printed.unit == "%":
        return decimal(end * 100) + "%"
    return said(end, printed.unit, lang=lang)
