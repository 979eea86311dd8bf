"""Templates that a lawyer can edit: one TOML file a document, `templates/<line>.<step>[+<step>…].toml`.

    title = "…"            the document's title (by default its name in the declaration)
    kind = "文书"           文书 | 信函 | 公文
    number = "信复"         the word of the kind in its number; "" for a document without number
    number_into = "答复文号"  the fact that takes the number
    to = "{申请人}"          whom it is addressed to
    copies = ["…"]         抄送
    open_to = "申请人"       the applicant may read it in their own case (understood where it is addressed to them)
    signed = false         the body does not sign it
    by_government = ["…"]  where this holds, the government of the unit's territory signs (and numbers) it, not the unit
    [[part]]
    when = ["答复结果=予以公开|部分公开", "第三方"]     all must hold: a fact's code or title, ≠, a fact that is known, !not known
    text = \"\"\"…\"\"\"        one paragraph a line

Lines of a text: `# ` and `## ` headings, `> ` at the right, `= ` centred, `~ ` flush, `| a | b |` a row of a table,
`签名：` a line to sign, `? ` a paragraph that is left out where one of its places is not known. A place is `{name}`: a
fact, clock (`{答复期限:届满日}`), step (`{收到补正:日期}`) or one of the fixed names in `places.FIXED`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fadu.letters.troubles import TemplateWrong
from fadu.measure.cite import Term
from fadu.papers.document import Kind

FOLDER = Path(__file__).parent / "templates"
PLACE = re.compile(r"\{([^{}]*)\}")
_KINDS = {"文书": Kind.WRIT, "信函": Kind.LETTER, "公文": Kind.OFFICIAL}
_KNOWN = frozenset(
    {"title", "kind", "number", "number_into", "to", "copies", "signed", "open_to", "by_government", "part"}
)


@dataclass(frozen=True, slots=True)
class Condition:
    """`fact` known (or not), or one of some codes (or none of them)."""

    fact: str
    codes: tuple[str, ...] = ()
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines, and when they are said."""

    when: tuple[Condition, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A document's template as read; `word` is None where the city's scheme decides."""

    file: str
    title: str
    kind: Kind
    word: str | None
    number_into: str
    to: str
    copies: tuple[str, ...]
    signed: bool
    for_applicant: bool
    by_government: tuple[Condition, ...]
    parts: tuple[Part, ...]

    @property
    def places(self) -> Iterator[str]:
        """Every place that any text names, in order."""
        texts = [self.title, self.to, *self.copies, *(line for part in self.parts for line in part.lines)]
        return (name for text in texts for name in PLACE.findall(text))


def template(line: str, step: str) -> Template | None:
    """The template of a line's step; None where the generic one serves."""
    path = _paths().get((line, step))
    return read(path) if path else None


@cache
def _paths() -> dict[tuple[str, str], Path]:
    return {(line, step): path for path in sorted(FOLDER.glob("*.toml")) for line, step in served_by(path)}


def served_by(path: Path) -> list[tuple[str, str]]:
    """The (line, step) pairs that a file's name says it serves: `oversight.reconsideration.accept+accept_2017.toml`."""
    line, _, steps = path.name.removesuffix(".toml").rpartition(".")
    return [(line, step) for step in steps.split("+")]


@cache
def read(path: Path) -> Template:
    """A template file. Raises TemplateWrong for a key or kind that does not exist."""
    told = tomllib.loads(path.read_text("utf-8"))
    unknown = sorted(set(told) - _KNOWN)
    if unknown or told.get("kind", "文书") not in _KINDS:
        reason = Term("没有这样的项目或种类", "no such key or kind")
        raise TemplateWrong(file=path.name, reason=reason, value=unknown or told.get("kind"))
    return Template(
        file=path.name,
        title=told.get("title", ""),
        kind=_KINDS[told.get("kind", "文书")],
        word=told.get("number"),
        number_into=told.get("number_into", ""),
        to=told.get("to", ""),
        copies=tuple(told.get("copies", ())),
        signed=bool(told.get("signed", True)),
        by_government=tuple(_condition(one) for one in told.get("by_government", ())),
        for_applicant=told.get("open_to") == "申请人",
        parts=tuple(_part(one) for one in told.get("part", ())),
    )


def _part(told: dict[str, Any]) -> Part:
    lines = tuple(line.strip() for line in told["text"].splitlines() if line.strip())
    return Part(tuple(_condition(one) for one in told.get("when", ())), lines)


def _condition(text: str) -> Condition:
    for sign, wanted in (("≠", False), ("=", True)):
        if sign in text:
            fact, _, codes = text.partition(sign)
            return Condition(fact.strip(), tuple(one.strip() for one in codes.split("|")), wanted)
    return Condition(text.strip().lstrip("!"), (), not text.strip().startswith("!"))
