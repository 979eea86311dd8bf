"""A draft's answers page by page: what is filled in, what is wrong, what comes next, and the facts that would be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from fadu.engine.facts import Note
from fadu.engine.troubles import FactWrong
from fadu.measure.cite import Term
from fadu.measure.condition import name_of
from fadu.pages.asking import Answer, Answers, Question, question
from fadu.portal.errands.bodies import LISTED, chosen, places
from fadu.portal.errands.errand import ANYWHERE, BODY, DISTRICT, SEARCH, Body, Decided, Errand, Page

IN_FUTURE = Term("这一天还没有到", "this day has not come yet")
_OWN = {
    DISTRICT: Note("地方", "Place", "choice"),
    SEARCH: Note("机关名称", "Name of the body", "text"),
    BODY: Note("机构", "Body", "choice"),
}


@dataclass(frozen=True, slots=True)
class Filled:
    """One page with its answers."""

    page: Page
    answers: Answers

    @property
    def done(self) -> bool:
        return self.answers.complete


class Filling:
    """All pages of a draft as of a day; nothing here writes or raises."""

    def __init__(self, errand: Errand, typed: Mapping[str, Any], on: date) -> None:
        self.errand, self.typed, self.on = errand, typed, on

    @cached_property
    def offered(self) -> list[Body]:
        """The bodies that the place and name given leave to choose from."""
        district, search = self._text(DISTRICT), self._text(SEARCH)
        return list(self.errand.bodies(district, search)) if district or search else []

    @property
    def cut(self) -> bool:
        """Are there more bodies than are listed?"""
        return len(self.offered) >= LISTED

    @cached_property
    def body(self) -> Body | None:
        return chosen(self.offered, self._text(BODY))

    @cached_property
    def decided(self) -> Decided | None:
        return self.errand.decided(self.body, self.on) if self.body is not None else None

    @cached_property
    def pages(self) -> list[Filled]:
        return [Filled(page, self.read(page, self.typed)) for page in self.errand.pages]

    def filled(self, name: str) -> Filled:
        return next(one for one in self.pages if one.page.name == name)

    @property
    def last_page(self) -> Page:
        return self.errand.pages[-1]

    @property
    def unfinished(self) -> list[Filled]:
        return [one for one in self.pages if not one.done]

    @property
    def facts(self) -> dict[str, Any]:
        """What would be sent: what the applicant answered, what follows from the body chosen, what the portal knows itself."""
        answered = {
            name: value for one in self.pages for name, value in one.answers.facts.items() if name not in _OWN
        }
        return {**self.errand.fixed, **answered, **(self.decided.facts if self.decided else {})}

    def questions(self, page: Page) -> tuple[Question, ...]:
        step = self.errand.step(self.on)
        required = {name_of(column) for column in step.asks} | set(page.needed)
        return tuple(
            self._own(name)
            if name in _OWN
            else question(self.errand.line, name, law_on=self.on, required=name in required)
            for name in page.facts
        )

    def read(self, page: Page, data: Mapping[str, Any]) -> Answers:
        """The page's answers from what was typed; a day that the citizen reports is never in the future."""
        read = Answers.read(self.questions(page), data)
        return Answers([self._past(answer) for answer in read])

    def _past(self, answer: Answer) -> Answer:
        if not isinstance(answer.value, date) or answer.value <= self.on:
            return answer
        trouble = FactWrong(field=answer.question.title, value=answer.value, reason=IN_FUTURE)
        return replace(answer, value=None, trouble=trouble)

    def _own(self, name: str) -> Question:
        if name == DISTRICT:
            return Question(name, _OWN[name], True, tuple((code, title, None) for code, title in places()))
        if name == BODY:
            return Question(
                name, _OWN[name], True, tuple((body.key, body.name, None) for body in self.offered)
            )
        return Question(name, _OWN[name], self._text(DISTRICT) == ANYWHERE)

    def _text(self, name: str) -> str:
        typed = self.typed.get(name)
        return typed if isinstance(typed, str) else ""
