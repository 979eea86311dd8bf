"""The fields of a document, found in its page head, in what came with the file and in its text; what stays open is a question.

Never guessed silently: a value taken from the text where nothing else gives it is certain only if the text prints it as that
(a page head, a line of its making, a signature); everything else is taken over for the time being with an `Open` question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from fadu.library import dates, documentnumber, force, past, titles
from fadu.library.cleaning import Clean
from fadu.library.given import Given
from fadu.library.headline import headline, signature
from fadu.library.kindof import kind_of
from fadu.library.kinds import Kind
from fadu.library.pagehead import LABELS
from fadu.library.questions import Open, Why
from fadu.library.structure import Part

_PUBLISHED_WITHIN = timedelta(days=120)
"""A date in a file's name that lies so much after the last amendment is the day on which that was published."""
_APPLIES_WITHIN = timedelta(days=730)
"""No text begins to apply later than so long after it was made."""
_SPLIT = re.compile(r"[、，,;；\s\u3000]+")


@dataclass(slots=True)
class Fields:
    """What is known of a document; empty where nothing is."""

    kind: Kind = Kind.OTHER
    title: str = ""
    title_en: str = ""
    issuers: tuple[str, ...] = ()
    number: str = ""
    number_key: str = ""
    registration_no: str = ""
    index_no: str = ""
    topic: str = ""
    keywords: str = ""
    written_on: date | None = None
    published_on: date | None = None
    effective_from: date | None = None
    expires_on: date | None = None
    trial: bool = False
    disclosure_mode: str = ""
    disclosure_scope: str = ""
    responsible: str = ""
    source_url: str = ""
    synthetic: bool = False
    dated: date | None = None  # the day of this text: its adoption or its last amendment
    since: date | None = None  # the day from which this text is the law
    steps: tuple[past.Step, ...] = ()
    open: list[Open] = field(default_factory=list)


def fields_of(clean: Clean, parts: list[Part], head: dict[str, str], given: Given) -> Fields:
    """`clean` and `parts` of the text without its page head; `head` what that printed."""
    told = Fields(title_en=given.title_en, source_url=given.source_url, synthetic=given.synthetic)
    opening = next((clean.text[part.start : part.end] for part in parts if part.kind == "head"), "")
    told.steps = tuple(past.steps(opening))
    _plain(told, head, given)
    _title(told, clean, opening, head, given)
    _number(told, clean, opening, head, given)
    _issuers(told, clean, parts, head, given)
    told.title = " ".join(
        re.sub(r"(?<=[\u4e00-\u9fff（）])\s+(?=[\u4e00-\u9fff（）])", "", told.title).split()
    )[:500]
    told.kind = kind_of(
        category=given.category,
        title=told.title,
        number=told.number,
        issuers=told.issuers,
        registration_no=told.registration_no,
    )
    if not told.issuers and told.kind is Kind.ADMINISTRATIVE_REGULATION:
        told.issuers = ("国务院",)  # nobody else may make one: 立法法 art 72
    elif not told.issuers and told.kind is not Kind.CASE:
        told.open.append(Open("issuers", Why.MISSING, "", given.issuer[:500]))
    told.trial = titles.is_trial(told.title)
    _dates(told, clean, parts, head, given)
    _force(told, clean, head)
    _version(told, given)
    return told


def _plain(told: Fields, head: dict[str, str], given: Given) -> None:
    """What is taken as printed."""
    for name in ("index_no", "topic", "registration_no"):
        setattr(told, name, head.get(name) or getattr(given, name))
    for name in ("keywords", "disclosure_mode", "disclosure_scope", "responsible"):
        setattr(told, name, head.get(name, ""))
    assert set(LABELS.values()) >= {"index_no", "topic"}


def _title(told: Fields, clean: Clean, opening: str, head: dict[str, str], given: Given) -> None:
    marked = clean.text.split("\n", 1)[0] if clean.heads.get(0) == 1 else ""
    printed = head.get("title") or marked
    if printed:
        told.title = printed
        if given.title and titles.title_key(given.title) != titles.title_key(printed):
            told.open.append(Open("title", Why.DIFFERS, printed[:500], given.title[:500]))
        return
    found = headline(clean.text)
    if given.title:
        told.title = given.title
        return
    if found.title and found.printed:
        told.title = found.title
    elif found.title:
        told.title = found.title
        told.open.append(Open("title", Why.GUESSED, found.title, given.title_en[:500]))
    else:
        told.title = given.title_en or given.name or opening.split("\n")[0][:60]
        told.open.append(Open("title", Why.FOREIGN if given.title_en else Why.MISSING, told.title[:500]))


def _number(told: Fields, clean: Clean, opening: str, head: dict[str, str], given: Given) -> None:
    printed = head.get("number", "")
    if not printed:
        lines = opening.split("\n")[:12]
        printed = next(
            (line.strip("（）() ") for line in lines if documentnumber.parse(line.strip("（）() "))), ""
        )
    if not printed:
        printed = next(reversed(past.orders(told.steps)), "")
    said = given.number
    parsed, other = documentnumber.parse(printed), documentnumber.parse(said)
    if parsed is None and other and _only_cited(clean.text, other):
        told.open.append(Open("number", Why.DIFFERS, "", said))
        other, said = None, ""
    best = parsed or other
    told.number = (
        best.shown if best else printed or (said if len(said) > 4 and not said.startswith("第") else "")
    )
    told.number_key = best.key if best else ""
    # 第13号 in an index is the number of a notice, without its issuer: it contradicts nothing.
    if parsed and other and parsed.key != other.key and other.code and not said.startswith("第"):
        told.open.append(Open("number", Why.DIFFERS, parsed.shown, said))
    elif best and best.year and not 1949 <= best.year <= 2100:
        told.open.append(Open("number", Why.IMPOSSIBLE, best.shown))


def _only_cited(text: str, number: documentnumber.Number) -> bool:
    """Does the text print the number, but only as that of another document?"""
    places = [(start, end) for start, end, found in documentnumber.find(text) if found.key == number.key]
    return bool(places) and all(text[max(0, start - 2) : start - 1] == "》" for start, _ in places)


def _issuers(told: Fields, clean: Clean, parts: list[Part], head: dict[str, str], given: Given) -> None:
    if head.get("issuer"):
        told.issuers = tuple(name for name in _SPLIT.split(head["issuer"]) if name)
        return
    made = next((step.organ for step in told.steps if step.act in ("通过", "公布") and step.organ), "")
    printed = titles.issuers_of(told.title) or signature(clean.text, parts)
    told.issuers = (
        (made,) if made and not titles.issuers_of(told.title) else printed or ((made,) if made else ())
    )
    said = re.sub(r"第[零一二三四五六七八九十百\d]+届", "", given.issuer)
    # Indexes that were made by machine give the beginning of the title for an issuer.
    of_title = told.title.startswith(said) and not told.title[len(said) :].startswith("关于")
    if not told.issuers and said and not of_title and not re.search(r"诉|关于", said):
        told.issuers = tuple(name for name in _SPLIT.split(said) if name)


def _day(told: Fields, name: str, written: str) -> date | None:
    if not written:
        return None
    day = dates.day(written)
    if day is None and re.search(r"\d", written):
        told.open.append(Open(name, Why.IMPOSSIBLE, "", written[:500]))
    return day


def _dates(told: Fields, clean: Clean, parts: list[Part], head: dict[str, str], given: Given) -> None:
    told.written_on = _day(told, "written_on", head.get("written_on", ""))
    told.published_on = _day(told, "published_on", head.get("published_on", "") or given.published_on)
    if told.written_on is None:
        made = next((step.on for step in told.steps if step.act == "通过"), None)
        told.written_on = made or next((step.on for step in told.steps if step.act in ("批准", "公布")), None)
    if told.published_on is None:
        told.published_on = next((step.on for step in told.steps if step.act == "公布"), None)
    if told.written_on is None:
        told.written_on = (
            _signed(clean, parts) or _day(told, "written_on", given.date) or dates.day(given.named_on)
        )
    if told.written_on is None and told.kind is not Kind.CASE:
        told.open.append(Open("written_on", Why.MISSING))


def _signed(clean: Clean, parts: list[Part]) -> date | None:
    tail = next((part for part in parts if part.kind == "tail"), None)
    return dates.day(clean.text[tail.start : tail.end]) if tail else None


def _force(told: Fields, clean: Clean, head: dict[str, str]) -> None:
    """From when, and until when, by the text's own words."""
    clauses = force.starts(clean.text)
    told.effective_from = _day(told, "effective_from", head.get("effective_from", ""))
    told.expires_on = _day(told, "expires_on", head.get("expires_on", ""))
    clause = clauses[-1] if clauses else None
    if told.effective_from is None:
        printed = next((step.on for step in told.steps if step.act == "施行"), None)
        told.effective_from = printed or (_effective(told, clause) if clause else None)
    days = {one.day for one in clauses if one.day}
    if len(days) > 1:
        said = "、".join(sorted(day.isoformat() for day in days))
        told.open.append(Open("effective_from", Why.SEVERAL, str(told.effective_from or ""), said))
    if clause and clause.kind == "day" and clause.day is None:
        told.open.append(Open("effective_from", Why.IMPOSSIBLE, "", clause.words))
    years, until, words = force.lasting(clean.text, clause)
    if told.expires_on is None and (until or years):
        told.expires_on = until or (
            dates.last_day_of(told.effective_from, years) if told.effective_from and years else None
        )
        if told.expires_on is None:
            told.open.append(Open("expires_on", Why.MISSING, "", words))


def _effective(told: Fields, clause: force.Start) -> date | None:
    """自公布之日起施行: the day of publication where it is printed, else the day of adoption."""
    if clause.kind == "day":
        return clause.day
    if clause.kind == "approval":
        return next((step.on for step in told.steps if step.act == "批准"), told.written_on)
    return told.published_on if told.published_on and told.steps else told.written_on


def _version(told: Fields, given: Given) -> None:
    """Which text this is: the last amendment that it tells of, or the date that its file carries.

    The amended text is the law from its `dated` on where no later day is printed: decisions apply, as a rule, from
    the day of their publication. `validity` says that this day is presumed.
    """
    amended = max((step.on for step in told.steps if step.act == "修改"), default=None)
    named = dates.day(given.named_on)
    last = max((step.on for step in told.steps if step.act != "施行"), default=None)
    told.dated = max((day for day in (amended, named) if day), default=told.written_on)
    untold = bool(named and last and not timedelta(0) <= named - last <= _PUBLISHED_WITHIN)
    if untold:
        told.open.append(Open("dated", Why.DIFFERS, str(told.dated), str(last)))
    told.since = told.effective_from
    changed = amended or (untold and named and last and named > last)
    if told.dated and changed and (told.effective_from is None or told.effective_from < told.dated):
        told.since = told.dated
    elif _made_anew(told):
        told.effective_from = None


def _made_anew(told: Fields) -> bool:
    """Was the text made anew (修订) long after its first making, so that its clause tells from when the new text applies?"""
    if told.effective_from is None or told.written_on is None:
        return False
    late = told.effective_from - told.written_on > _APPLIES_WITHIN
    return late and any(
        step.act == "修改" and timedelta(0) <= told.effective_from - step.on <= _APPLIES_WITHIN
        for step in told.steps
    )
