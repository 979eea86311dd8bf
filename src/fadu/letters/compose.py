"""From an occasion to a paper: by the document's own template, or by the generic one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from fadu.cities.lettering import Lettering
from fadu.engine.line import Line
from fadu.engine.words import Step
from fadu.letters import generic
from fadu.letters.occasion import Occasion
from fadu.letters.places import holds, value
from fadu.letters.template import PLACE, Template, template
from fadu.measure.condition import name_of
from fadu.papers.document import Align, Block, Heading, Imprint, Kind, Paper, Paragraph, Signing, Table

BLANK = "＿＿＿＿"
"""What stands where a fact is not known yet."""


def compose(one: Occasion, number: str = "") -> Paper:
    """The paper of a step's document. A place that is not known is left blank: `missing` names it."""
    own = template(one.line.id, one.step.name)
    title = _filled(own.title, one) if own and own.title else one.document
    if own is None:
        numbered = bool(word(one.line, one.step, one.lettering)) and not one.outside
        return _paper(one, title, number, Kind.WRIT, generic.letter(one) if numbered else generic.form(one),
                      to=generic.addressee(one) if numbered else "", signed=not one.outside)  # fmt: skip
    return _paper(one, title, number, own.kind, tuple(_blocks(own, one)), to=_filled(own.to, one), signed=own.signed,
                  copies=tuple(_filled(copy, one) for copy in own.copies))  # fmt: skip


def _paper(
    one: Occasion, title: str, number: str, kind: Kind, body: tuple[Block, ...], *, to: str, signed: bool,
    copies: tuple[str, ...] = (),
) -> Paper:  # fmt: skip
    return Paper(
        title=title, body=body, kind=kind, issuer_mark=one.issuer.name_zh if signed else "", number=number, addressee=to,
        signed_by=(one.issuer.name_zh,) if signed else (), written_on=one.on, mark=one.mark,
        imprint=Imprint(copied_to=copies) if copies else None,
    )  # fmt: skip


def word(line: Line, step: Step, scheme: Lettering) -> str:
    """文种字 of the step's document; empty where it is not numbered."""
    own = template(line.id, step.name)
    document = step.document.zh if step.document else ""
    return own.word if own and own.word is not None else scheme.word_of_kind(document)


def number_into(line: Line, step: Step) -> str:
    """The name of the fact that takes the number; empty where the step asks for none."""
    own = template(line.id, step.name)
    asked = [name_of(field) for field in (*step.asks, *step.may_ask)]
    if own and own.number_into:
        return next((name for name in asked if line.facts[name].zh == own.number_into), "")
    return next(
        (name for name in asked if line.facts[name].kind == "text" and line.facts[name].zh.endswith("文号")),
        "",
    )


def open_to_applicant(one: Occasion) -> bool:
    """Is the paper for the applicant (or party), so that they may read it in their own case?"""
    own = template(one.line.id, one.step.name)
    if own is None:
        return bool(word(one.line, one.step, one.lettering)) and bool(generic.addressee(one))
    return own.for_applicant or any(name in own.to for name in ("{申请人}", "{当事人}"))


def missing(one: Occasion) -> list[str]:
    """The places that the letter needs and nobody knows yet."""
    own = template(one.line.id, one.step.name)
    if own is None:
        return []
    needed = [own.title, own.to, *(line for line in _lines(own, one) if not line.startswith("?"))]
    places = [place for text in needed for place in PLACE.findall(text)]
    return list(dict.fromkeys(place for place in places if value(place, one) is None))


# -------------------------------------------------------------------------------------------------- a template's text


def _lines(own: Template, one: Occasion) -> Iterator[str]:
    """The lines that are said, those with `? ` only where all their places are known."""
    for part in own.parts:
        if all(holds(condition, one) for condition in part.when):
            for line in part.lines:
                optional = line.startswith("?")
                if not optional or all(value(place, one) is not None for place in PLACE.findall(line)):
                    yield line


def _blocks(own: Template, one: Occasion) -> Iterator[Block]:
    said = (line.removeprefix("?").strip() for line in _lines(own, one))
    for is_row, group in groupby(said, lambda line: line.startswith("|")):
        if is_row:
            rows = [[_filled(cell.strip(), one) for cell in line.strip("|").split("|")] for line in group]
            yield Table(rows=tuple(map(tuple, rows)), widths=(2, 5) if len(rows[0]) == 2 else ())
        else:
            for line in group:
                yield _block(line, one)


_STARTS = {">": Align.RIGHT, "=": Align.CENTRED, "~": Align.FLUSH}


def _block(line: str, one: Occasion) -> Block:
    if line.startswith("签名："):
        return Signing((_filled(line.removeprefix("签名：").strip(), one),))
    if line.startswith("#"):
        level = len(line) - len(line.lstrip("#"))
        return Heading(_filled(line.lstrip("#").strip(), one), min(level, 4))
    align = _STARTS.get(line[0], Align.INDENTED)
    return Paragraph(_filled(line[1:].strip() if line[0] in _STARTS else line, one), align)


def _filled(text: str, one: Occasion) -> str:
    """The text with its places filled, in one pass: what a fact says is never read as a place."""
    return PLACE.sub(lambda place: value(place[1], one) or BLANK, text)
