"""The letter of a step at the desk: what it says before signing, its file to look at, and the act that seals it.

A step that makes a letter asks one thing more (`WORDS`: what only the writer can say), and no longer for the number, which
the sealing draws. Where a step makes none, all of this falls away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fadu.desk.case_form import Form, as_head, step_asks, submitted
from fadu.desk.case_found import Case, case_of
from fadu.desk.case_read import prepares
from fadu.desk.letter_words import words_of
from fadu.engine import reads as readings
from fadu.engine.access import Actor, Place, in_whose_place
from fadu.engine.attachments import MEDIA
from fadu.engine.line import Line
from fadu.engine.troubles import NotYourStep
from fadu.engine.words import Step
from fadu.letters import sending
from fadu.letters.sending import Letter, makes_letter
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.query import one_of
from fadu.pages.visible import unit_named
from fadu.pages.visit import Visit, visit
from fadu.papers.asdata import plain_data
from fadu.papers.portable import pdf
from fadu.papers.word import docx

_MADE: dict[str, Callable[[Any], bytes]] = {"pdf": pdf, "docx": docx}


class FormIncomplete(Trouble):
    code = "DK-031"
    title = Term("表单尚未填完", "The form is not complete")
    zh = "“{step}”的表单还没有填完，做不出文书。"
    en = "The form of “{step}” is not complete, so there is no letter yet."
    remedy_zh = "请返回填好各项后再下载。"
    remedy_en = "Go back, fill it in, then download."
    status = 422


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter as a page shows it: its paper as data, or what stands against it."""

    letter: Letter | None = None
    paper: dict[str, Any] | None = None
    trouble: Trouble | None = None


def of_step(case: Case, step: Step, form: Form, who: Visit, actor: Actor) -> Shown | None:
    """The letter that a form would make; None while it is not complete, or where the step makes none.

    `actor` is who would sign it. That its reader was shown personal facts is noted.
    """
    if not makes_letter(step) or not form.read.complete:
        return None
    return _shown(lambda: _preview(case, step, form, who, actor))


def of_opening(home: Line, step: Step, form: Form, place: Place, who: Visit) -> Shown | None:
    """The letter (a receipt) that opening the record would make."""
    if not makes_letter(step) or not form.read.complete:
        return None
    return _shown(lambda: _preview_opening(home, step, form, place, who))


def _shown(make: Callable[[], Letter]) -> Shown:
    try:
        letter = make()
    except Trouble as trouble:
        return Shown(trouble=trouble)
    return Shown(letter, plain_data(letter.paper))


def _preview(case: Case, step: Step, form: Form, who: Visit, actor: Actor) -> Letter:
    made = sending.preview(case.key, step.name, facts=form.facts, actor=actor, on=form.on, at=who.office.at,
                           words=words_of(form), synthetic=who.office.rehearsed is not None)  # fmt: skip
    personal = [name for name, note in case.line.facts.items() if note.personal and case.row[name]]
    readings.note(who.viewer, case.key, personal, door="letter", at=who.office.at)
    return made


def _preview_opening(home: Line, step: Step, form: Form, place: Place, who: Visit) -> Letter:
    return sending.preview_opening(home, step.name, place=place, facts=form.facts, actor=who.viewer, on=form.on,
                                   at=who.office.at, words=words_of(form), synthetic=who.office.rehearsed is not None)  # fmt: skip


# ------------------------------------------------------------------------------------------------- acting with a letter


def take(case: Case, step: Step, form: Form, who: Visit) -> None:
    """The act upon the version that was seen, with its letter sealed."""
    sending.take_with_letter(case.key, step.name, facts=form.facts, actor=who.viewer, on=form.on, at=who.office.at,
                             version=form.seen, words=words_of(form), synthetic=who.office.rehearsed is not None)  # fmt: skip


def open_record(home: Line, step: Step, form: Form, place: Place, who: Visit) -> int:
    """A new record with its receipt."""
    return sending.open_with_letter(home, step.name, place=place, facts=form.facts, actor=who.viewer, on=form.on,
                                    at=who.office.at, words=words_of(form), synthetic=who.office.rehearsed is not None)  # fmt: skip


# ---------------------------------------------------------------------------------------------------------- the files


@require_POST
@never_cache
@login_required
def step_file(request: HttpRequest, number: str, name: str, kind: str) -> HttpResponse:
    """`/desk/cases/<number>/<step>/letter.<pdf|docx>`: the preview as a file, made from the form that is sent."""
    who = visit(request)
    case = case_of(number, who.viewer)
    step = case.line.step(name)
    form = _complete(step, submitted(step_asks(case, step, who.today), request.POST))
    own = in_whose_place(who.viewer, step.by, case.row) is not None
    if not own and not prepares(who.viewer, step, case.row):
        raise NotYourStep(actor=who.viewer.name, record=case.number, step=step.title, unit=unit_named(case.row["unit"], who.lang),
                          roles=[role.term for role in sorted(step.by)])  # fmt: skip
    return _file(_preview(case, step, form, who, who.viewer if own else as_head(who.viewer, case.row)), kind)


def opening_file(home: Line, step: Step, form: Form, place: Place, who: Visit, kind: str) -> HttpResponse:
    """The same for a record that is not there yet (`opening.letter_file`)."""
    return _file(_preview_opening(home, step, _complete(step, form), place, who), kind)


def _complete(step: Step, form: Form) -> Form:
    if not form.read.complete:
        raise FormIncomplete(step=step.title)
    return form


def _file(letter: Letter, kind: str) -> HttpResponse:
    wanted = one_of({"kind": kind}, "kind", _MADE) or "pdf"
    response = HttpResponse(_MADE[wanted](letter.paper), content_type=MEDIA[wanted])
    response.headers["Content-Disposition"] = f'attachment; filename="letter-preview.{wanted}"'
    return response
