"""An errand as data: what a citizen is told before, what they are asked on which page, who receives it, what they may do later.

The questions themselves come from the declaration of the line of work; here stands only what a declaration cannot know:
plain words, the order of the pages, and what the portal works out so that nobody has to be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fadu.engine.access import Place
from fadu.engine.line import Line, line
from fadu.engine.words import Step
from fadu.measure.cite import Cite, Term

DISTRICT, SEARCH, BODY = "district", "search", "body"
"""What is asked to find the receiving body; these three are the portal's own and no facts of a record."""
ANYWHERE = "anywhere"


@dataclass(frozen=True)
class Point:
    """A sentence of advice, and the article that it rests on."""

    text: Term
    cite: Cite | None = None


@dataclass(frozen=True)
class Body:
    """Something that can be chosen on the page of bodies: a public body, or a committee. `key` is what the form sends."""

    key: str
    name: Term
    unit: int


@dataclass(frozen=True)
class Page:
    """One page of the form: a question in plain words, over the declared facts that it asks for.

    `needed` are facts that the step may do without and this errand may not. `autocomplete`: what
    a browser may know of its user (HTML's own names).
    """

    name: str
    title: Term
    facts: tuple[str, ...]
    hint: Term | None = None
    needed: tuple[str, ...] = ()
    autocomplete: str = ""


@dataclass(frozen=True)
class Decided:
    """What follows from the body chosen: the unit that receives the case, how it is called, and facts that nobody is asked."""

    place: Place
    name: Term
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Notice:
    """What the portal tells of the answers before they are sent: a sentence, its reasons, and whether it is a warning."""

    text: Term
    reasons: tuple[Term, ...] = ()
    cite: Cite | None = None
    warning: bool = False


@dataclass(frozen=True)
class OwnStep:
    """A step that the applicant may take by themselves, in plain words.

    `fixed` are facts that follow from who takes it. `files`: may papers be handed in with it; `file_needed`: must one.
    `asked`: does the case wait for it (else it is only offered).
    """

    step: str
    title: Term
    lead: Term
    button: Term
    fixed: Mapping[str, Any] = field(default_factory=dict)
    files: bool = False
    file_needed: bool = False
    asked: bool = True


@dataclass(frozen=True)
class Errand:
    """One errand; `name` is its address. Everything said to people is a Term, everything counted comes from the line.

    `clocks`: those told beforehand, by name, each in plain words. `ended`: states after which it may be rated; `result`: the
    facts that tell how it came out.
    """

    name: str
    title: Term
    lead: Term
    line_id: str
    opening: Callable[[date], str]
    who: tuple[Point, ...]
    needs: tuple[Point, ...]
    not_for: tuple[Point, ...]
    decides: Point
    fee: Point
    received: Point
    clocks: Mapping[str, Term]
    pages: tuple[Page, ...]
    bodies: Callable[[str, str], Sequence[Body]]
    decided: Callable[[Body, date], Decided]
    fixed: Mapping[str, Any]
    steps: tuple[OwnStep, ...]
    after: Point
    ended: frozenset[str]
    result: tuple[str, ...]
    foresee: Callable[[Mapping[str, Any], date], Sequence[Notice]] = lambda facts, on: ()

    @property
    def line(self) -> Line:
        return line(self.line_id)

    def step(self, on: date) -> Step:
        """The opening step under the law of that day."""
        step: Step = self.line.step(self.opening(on))
        return step

    def page(self, name: str) -> Page | None:
        return next((page for page in self.pages if page.name == name), None)

    def own_step(self, name: str) -> OwnStep | None:
        return next((own for own in self.steps if own.step == name), None)


WHERE = Page(
    DISTRICT,
    Term("是哪个地方的机关？", "Where is the body?"),
    (DISTRICT, SEARCH),
    Term(
        "先选地方，下一页再选机关。不清楚在哪里的，选“不清楚”，并填名称里的几个字。",
        "Choose the place first, the body on the next page. If you do not know, choose “not sure” and type part of its name.",
    ),
)
