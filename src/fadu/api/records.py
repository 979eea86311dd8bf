"""Records and declarations: what the caller may read of a record, the steps that may follow, and taking them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from fadu.api.door import ACTING, BadRequest, told
from fadu.api.shapes import (
    ActIn,
    ActOut,
    ClockShape,
    EventShape,
    FactShape,
    FieldShape,
    LineDetail,
    LineShape,
    OpenIn,
    RecordShape,
    StepShape,
    TroubleShape,
    WordShape,
)
from fadu.engine import act
from fadu.engine.access import Standing, standing
from fadu.engine.act import Found
from fadu.engine.clocks import told as clocks_told
from fadu.engine.line import Line, line, lines
from fadu.engine.people import units
from fadu.engine.plan import Draft, plan, shown
from fadu.engine.troubles import FactUnknown, NoSuchRecord
from fadu.engine.words import Step
from fadu.law.holidays import CALENDAR
from fadu.letters import sending
from fadu.measure.cite import Cite, Lang
from fadu.measure.condition import name_of
from fadu.measure.trouble import Trouble
from fadu.pages.argued import clock_told
from fadu.pages.asking import Answers, questions
from fadu.pages.asking_values import NO, YES
from fadu.pages.course import Next, key_of, log_of, next_steps
from fadu.pages.visible import facts
from fadu.pages.visit import Visit, visit

router = Router(tags=["records"])
declared = Router(tags=["declarations"])
REFUSED: dict[int, Any] = {400: TroubleShape, 404: TroubleShape}
ACT_REFUSED: dict[int, Any] = {
    **REFUSED,
    401: TroubleShape,
    403: TroubleShape,
    409: TroubleShape,
    422: TroubleShape,
}


def _cited(cite: Cite | None, lang: Lang = "zh") -> str | None:
    return cite.said(lang) if cite else None


# ------------------------------------------------------------------------------------------------------ reading


@router.get("/{number}", response={200: RecordShape, **REFUSED}, summary="One record")
def record(request: HttpRequest, number: str) -> Any:
    """As far as the caller may read it; personal facts stay covered."""
    who = visit(request)
    found = _readable(number, who)
    stands = standing(who.viewer, found.line, found.row)
    gone = frozenset(name for past in found.history if past.step == act.ERASE for name in past.facts)
    row, of, lang = found.row, found.line, who.lang
    listed = facts(of, row, who.viewer, lang, erased=gone, stands=stands, covered=stands.official)
    return RecordShape(
        number=shown(row["id"]), line=of.id, state=row["state"], state_title=of.states[row["state"]].title.said(lang),
        final=of.states[row["state"]].final, version=row["version"], opened=row["opened"], closed=row["closed"],
        unit=units()[row["unit"]].named(lang) if row["unit"] in units() else str(row["unit"]),
        facts=[FactShape(name=one.name, title=one.title.said(lang), said=one.said, reading=one.reading.value,
                         cite=_cited(one.cite, lang)) for one in listed],
        clocks=_clocks(found, lang, who.today),
        steps=[_step(one, lang) for one in next_steps(of, row, found.history, who.viewer, who.today)],
        events=_events(found, who, stands),
    )  # fmt: skip


def _readable(number: str, who: Visit) -> Found:
    found = act.find(key_of(number))
    if standing(who.viewer, found.line, found.row) is Standing.NONE:
        raise NoSuchRecord(record=shown(found.row["id"]))
    return found


def _clocks(found: Found, lang: Lang, today: date) -> list[ClockShape]:
    made = [
        clock_told(one, lang, today) for one in clocks_told(found.line, found.history, found.row, CALENDAR)
    ]
    return [
        ClockShape(name=one.told.clock.name, title=one.told.clock.title.said(lang), due=one.told.reckoning.due,
                   provisional=one.told.reckoning.provisional, verdict=one.verdict.value,
                   remaining_working_days=one.remaining, because=one.sentences)
        for one in made
    ]  # fmt: skip


def _events(found: Found, who: Visit, stands: Standing) -> list[EventShape]:
    entries = log_of(found.line, found.history, who.viewer, stands, who.lang, personal=not stands.official)
    return [
        EventShape(seq=one.seq, title=one.title.said(who.lang), on=one.on, at=one.at, state=one.state.said(who.lang),
                   actor=one.actor, hash=one.hash, written={title.said(who.lang): said for title, said in one.written})
        for one in entries
    ]  # fmt: skip


def _step(one: Next, lang: Lang) -> StepShape:
    reason = (
        one.reason.reason(lang) if isinstance(one.reason, Trouble) else one.reason and one.reason.said(lang)
    )
    return _step_shape(one.step, lang, yours=one.yours, refused=str(reason) if reason else None)


def _step_shape(step: Step, lang: Lang, *, yours: bool = False, refused: str | None = None) -> StepShape:
    return StepShape(
        name=step.name, title=step.title.said(lang), cite=_cited(step.cite, lang), yours=yours, refused=refused,
        roles=[role.value for role in sorted(step.by)], asks=[name_of(column) for column in step.asks],
        may_ask=[name_of(column) for column in step.may_ask],
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------------- acting


@router.post(
    "/{number}/steps/{step}", auth=ACTING, response={200: ActOut, **ACT_REFUSED}, summary="Take a step"
)
def take(request: HttpRequest, number: str, step: str, given: ActIn) -> Any:
    """The act of the pages: the same checks, the same event. 409 if the record moved on since `version`."""
    who = visit(request)
    found = _readable(number, who)
    known, answers = _read(found.line, step, given.facts, found.row["law_on"], letter=given.letter)
    if answers.troubles:
        return _unanswered(request, answers)
    on = given.on or who.today
    if given.letter is None:
        return _done(act.take(found.row["id"], known.name, actor=who.viewer, on=on, at=who.office.at, facts=answers.facts,
                              version=given.version))  # fmt: skip
    made = sending.take_with_letter(
        found.row["id"], known.name, facts=answers.facts, actor=who.viewer, on=on, at=who.office.at, version=given.version,
        words=given.letter, synthetic=who.office.rehearsed is not None,
    )  # fmt: skip
    # The letter is attached after the act: the version to go on from is the record's, not the act's.
    return _done(replace(made, row={**made.row, "version": act.find(found.row["id"]).row["version"]}))


@router.post(
    "/{number}/steps/{step}/plan", auth=ACTING, response={200: ActOut, **ACT_REFUSED}, summary="What if"
)
def what_if(request: HttpRequest, number: str, step: str, given: ActIn) -> Any:
    """What the step would do, without doing it."""
    who = visit(request)
    found = _readable(number, who)
    known, answers = _read(found.line, step, given.facts, found.row["law_on"])
    if answers.troubles:
        return _unanswered(request, answers)
    made = plan(
        found.line, known, row=found.row, history=found.history, actor=who.viewer, on=given.on or who.today,
        at=who.office.at, facts=answers.facts, calendar=CALENDAR,
    )  # fmt: skip
    return _done(made)


@declared.post("/{id}/records", auth=ACTING, response={201: ActOut, **ACT_REFUSED}, summary="Open a record")
def open_record(request: HttpRequest, id: str, given: OpenIn) -> Any:
    """In the caller's own unit, by one of the line's opening steps."""
    who, of = visit(request), line(id)
    on = given.on or who.today
    known, answers = _read(of, given.step, given.facts, on, letter=given.letter)
    if answers.troubles:
        return _unanswered(request, answers)
    unit = units().get(who.viewer.unit)
    if unit is None:
        raise BadRequest(fields=f"{who.viewer.name}: unit")
    if given.letter is None:
        key = act.open(
            of, known.name, place=unit.place, actor=who.viewer, on=on, at=who.office.at, facts=answers.facts
        )
    else:
        key = sending.open_with_letter(of, known.name, place=unit.place, facts=answers.facts, actor=who.viewer, on=on,
                                       at=who.office.at, words=given.letter, synthetic=who.office.rehearsed is not None)  # fmt: skip
    found = act.find(key)
    running = {
        one.clock.name: one.reckoning.due for one in clocks_told(of, found.history, found.row, CALENDAR)
    }
    made = ActOut(number=shown(key), state=found.row["state"], version=found.row["version"], running=running)
    return Status(201, made)


def _read(
    of: Line, step: str, given: Mapping[str, Any], law_on: date, *, letter: str | None = None
) -> tuple[Step, Answers]:
    """The facts read as a form's answers are: as people type them, true and false as yes and no. With a letter, nobody is
    asked for the number that it will draw."""
    known = of.step(step)
    drawn = sending.numbered_fact(of, known) if letter is not None else ""
    asked = [one for one in questions(of, known, law_on=law_on) if one.name != drawn]
    names = [one.name for one in asked]
    unknown = [name for name in given if name not in names]
    if unknown:
        raise FactUnknown(step=known.title, fields=unknown, known=names)
    return known, Answers.read(
        asked, {name: _typed(value) for name, value in given.items() if value is not None}
    )


def _typed(value: Any) -> Any:
    if isinstance(value, bool):
        return YES if value else NO
    return [str(one) for one in value] if isinstance(value, list) else str(value)


def _unanswered(request: HttpRequest, answers: Answers) -> HttpResponse:
    lang = visit(request).lang
    fields = {one.question.name: str(one.trouble.reason(lang)) for one in answers.troubles if one.trouble}
    return told(request, BadRequest(fields="；".join(fields.values())), fields=fields, status=422)


def _done(made: Draft) -> ActOut:
    running = {one.clock: one.due for one in made.running}
    return ActOut(
        number=shown(made.row["id"]), state=made.row["state"], version=made.row["version"], running=running
    )


# -------------------------------------------------------------------------------------------------- declarations


def _line(of: Line) -> dict[str, Any]:
    public = "none" if not of.public else "all" if of.public_sql() == "TRUE" else "published"
    return {
        "id": of.id, "title": of.title.zh, "title_en": of.title.en, "chapter": of.chapter, "kind": of.model.kind,
        "public": public, "figures": [f"{of.id}.{name}" for name in (*of.amounts, *of.rates)],
    }  # fmt: skip


@declared.get("", response=list[LineShape], summary="Every line of work")
def every_line(request: HttpRequest) -> Any:
    return [LineShape(**_line(one)) for one in lines()]


@declared.get("/{id}", response={200: LineDetail, **REFUSED}, summary="One declaration")
def one_line(request: HttpRequest, id: str) -> Any:
    of, lang = line(id), visit(request).lang
    return LineDetail(
        **_line(of),
        facts=[FieldShape(name=name, title=note.zh, title_en=note.en, cite=_cited(note.cite), kind=note.kind,
                          public=note.public, personal=note.personal, codes=_codes(note.choices)) for name, note in of.facts.items()],
        states=_words(of.states.values()),
        steps=[_step_shape(step, lang) for step in of.steps.values()],
        clocks=_words(of.clocks.values()),
    )  # fmt: skip


def _codes(choices: Any) -> dict[str, str] | None:
    return {code: one.zh for code, one in choices.codes.items()} if choices else None


def _words(words: Any) -> list[WordShape]:
    told: Sequence[Any] = list(words)
    return [WordShape(name=one.name, title=one.zh, title_en=one.en, cite=_cited(one.cite)) for one in told]
