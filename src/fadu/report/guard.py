"""The number guard: a number in a narrative is a figure, citation, date or listed name, or it is refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.report.citations import Span, citations, dates
from fadu.report.narrative import BrokenReference, Document, FigureReference, Text
from fadu.report.words import Vocabulary, vocabulary

_HAN = frozenset("〇零一二三四五六七八九十百千万亿两半廿卅俩仨壹贰叁肆柒捌玖佰仟萬億兩")
# 队伍, 大陆, 收拾, 参加: numerals only beside another numeral or before a measure word, unless listed.
_FORMAL = frozenset("伍陆拾參陸")


class TypedNumber(Trouble):
    """A number that somebody wrote into the narrative instead of referring to a figure."""

    code = "N-001"
    title = Term("文稿中写有数字", "A number is typed into the narrative")
    zh = "{place}写有“{value}”（…{context}…）：{reason}。"
    en = "{place} has “{value}” (…{context}…): {reason}."
    remedy_zh = (
        "请改为指标引用 {{{{章.事项.指标|单位}}}}；"
        "若是名称或普通词语，请连同理由列入 names.toml 或 words.toml。"
    )
    remedy_en = (
        "Refer to a figure: {{{{chapter.line.figure|unit}}}}; "
        "list a name or ordinary word with its reason in names.toml or words.toml."
    )


_REASONS = {
    "digits": Term(
        "它不是指标引用、引证、日期，也不是所列专名",
        "it is no figure reference, no citation, no date and no listed name",
    ),
    "measure": Term("中文数字后接量词，是数量", "a Chinese numeral before a measure word is a quantity"),
    "numeral": Term(
        "含中文数字，又不在专名表和词语表中",
        "it holds a Chinese numeral and is in neither the list of names nor that of words",
    ),
    "day": Term("没有这一天", "there is no such day"),
    "year": Term("年份不合理", "the year is not plausible"),
}


@dataclass(frozen=True, slots=True)
class _Lists:
    names: tuple[str, ...]
    vocabulary: Vocabulary


def admit(document: Document, names: Iterable[str]) -> Document:
    """The document itself, if it holds no typed number; else the first one is raised."""
    for trouble in typed_numbers(document, names):
        raise trouble
    return document


def typed_numbers(document: Document, names: Iterable[str]) -> Iterator[Trouble]:
    """Every number that is refused, in the order of reading."""
    lists = _Lists(tuple(name for name in names if _has_numeral(name)), vocabulary())
    for paragraph in document.paragraphs():
        for run in paragraph.runs:
            if isinstance(run, FigureReference):
                yield from _unit_trouble(run)
            else:
                yield from _refusals(run, lists)


def _has_numeral(text: str) -> bool:
    return any(_is_numeral(sign) or sign in _FORMAL for sign in text)


def _unit_trouble(run: FigureReference) -> Iterator[Trouble]:
    # A unit may open with its scale (万件); any further numeral would be typed in.
    if _has_numeral(run.unit[run.unit[:1] in ("万", "亿") :]):
        yield BrokenReference(place=run.place, value=f"{{{{{run.figure}|{run.unit}}}}}")


def _refusals(run: Text, lists: _Lists) -> Iterator[Trouble]:
    # NFKC would change lengths; full-width digits map one to one.
    text = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in run.text)
    lawful = [*citations(text), *dates(text)]
    listed = list(_found(text, lists))
    for start, end in _numerals(text, lists.vocabulary.measures):
        reason = _reason(text, Span(start, end), lawful, listed, lists)
        if reason:
            context = run.text[max(0, start - 8) : end + 8]
            yield TypedNumber(
                place=run.place.on(start), value=run.text[start:end], context=context, reason=_REASONS[reason]
            )


def _reason(text: str, number: Span, lawful: list[Span], listed: list[Span], lists: _Lists) -> str:
    covers = [span for span in (*listed, *lawful) if span.holds(number.start, number.end)]
    faults = [span.fault for span in covers]
    if faults:
        # One cover without fault is enough.
        return min(faults)
    if not _HAN.union(_FORMAL).issuperset(text[number.start : number.end]):
        return "digits"
    return "measure" if text.startswith(lists.vocabulary.measures, number.end) else "numeral"


def _found(text: str, lists: _Lists) -> Iterator[Span]:
    """Where a listed phrase stands; one that ends in a numeral does not hide a quantity that follows."""
    for phrase in (*lists.names, *(word.text for word in lists.vocabulary.words)):
        at = text.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            counts = _is_numeral(phrase[-1]) and text.startswith(lists.vocabulary.measures, end)
            if not counts:
                yield Span(at, end)
            at = text.find(phrase, at + 1)


def _numerals(text: str, measures: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Unbroken runs of numerals of any script, with the points and commas between Arabic digits."""
    for kind, group in groupby(enumerate(text), key=lambda place: _kind(text, place[0])):
        places = [at for at, _ in group]
        start, end = places[0], places[-1] + 1
        # A lone 伍 is a word (队伍) unless it counts something.
        lone = end - start == 1 and text[start] in _FORMAL and not text.startswith(measures, end)
        if kind and not lone:
            yield start, end


def _kind(text: str, at: int) -> bool:
    sign = text[at]
    if _is_numeral(sign) or sign in _FORMAL:
        return True
    between = 0 < at < len(text) - 1 and text[at - 1].isdecimal() and text[at + 1].isdecimal()
    return sign in ".,．，" and between


def _is_numeral(sign: str) -> bool:
    return sign in _HAN or unicodedata.category(sign) in ("Nd", "Nl", "No")
