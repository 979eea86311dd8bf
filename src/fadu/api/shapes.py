"""What goes in and comes out, as pydantic says it: the OpenAPI document is made of these.

Amounts of money are in 分 where they are values of a record or figure, and as people type them (元) in facts sent in.
Days are ISO dates. A value withheld from the public (suppression) is null with `withheld` true.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import Field


class TroubleShape(Schema):
    """Why something was refused: its code, what it is, the reason and what to do, in the language asked for."""

    code: str
    title: str
    reason: str
    remedy: str
    fields: dict[str, str] = Field(default_factory=dict)


class FigureShape(Schema):
    """One figure's value for an area and a year."""

    id: str
    title: str
    title_en: str
    unit: str
    value: int | str | None
    numerator: int | None = None
    denominator: int | None = None
    withheld: bool = False
    cite: str | None = None


class PartShape(Schema):
    """One line of a breakdown."""

    name: str
    value: int | str | None
    numerator: int | None = None
    denominator: int | None = None
    withheld: bool = False


class FigureDetail(FigureShape):
    """A figure with its breakdowns and the query that anybody can check it by."""

    year: int
    area: str
    rule: str | None
    months: list[PartShape]
    areas: list[PartShape]
    splits: dict[str, list[PartShape]]
    sql: str


class ListedShape(Schema):
    """A record in a list: its number and the facts told in words, in the order of `columns`."""

    number: str
    cells: list[str]


class ListingShape(Schema):
    """A page of the records that a figure counts; go on with `after`."""

    count: int
    columns: list[str]
    records: list[ListedShape]
    after: int | None


class FactShape(Schema):
    name: str
    title: str
    said: str
    reading: str
    cite: str | None


class ClockShape(Schema):
    """A clock of a record: its due date, whether it is provisional, where it stands, and the argument in sentences."""

    name: str
    title: str
    due: date | None
    provisional: bool
    verdict: str
    remaining_working_days: int | None
    because: list[str]


class StepShape(Schema):
    """A step that may follow, or why it may not; `asks` and `may_ask` name the facts it takes."""

    name: str
    title: str
    cite: str | None
    roles: list[str]
    yours: bool
    refused: str | None
    asks: list[str]
    may_ask: list[str]


class EventShape(Schema):
    seq: int
    title: str
    on: date
    at: datetime | None
    state: str
    actor: str
    hash: str
    written: dict[str, str]


class RecordShape(Schema):
    """A record as the caller may read it."""

    number: str
    line: str
    state: str
    state_title: str
    final: bool
    version: int
    opened: date
    closed: date | None
    unit: str
    facts: list[FactShape]
    clocks: list[ClockShape]
    steps: list[StepShape]
    events: list[EventShape]


class ActIn(Schema):
    """A step to take: the facts as people type them, the day (default: today), and the version that the caller saw.

    `letter` is what the step's letter says in its writer's own words: where it is given (it may be empty) the letter is
    numbered and sealed into the case with the act; left out, the act is taken alone and its paper is made elsewhere.
    """

    facts: dict[str, Any] = Field(default_factory=dict)
    on: date | None = None
    version: int | None = None
    letter: str | None = Field(None, max_length=20_000)


class OpenIn(ActIn):
    """A record to open, in the caller's own unit."""

    step: str


class ActOut(Schema):
    """Where the record then stands, and the periods that then run."""

    number: str
    state: str
    version: int
    running: dict[str, date | None]


class WordShape(Schema):
    name: str
    title: str
    title_en: str
    cite: str | None


class LineShape(Schema):
    id: str
    title: str
    title_en: str
    chapter: str
    kind: str
    public: str
    figures: list[str]


class FieldShape(WordShape):
    kind: str
    public: bool
    personal: bool
    codes: dict[str, str] | None


class LineDetail(LineShape):
    """A declaration: its facts, states, steps and clocks."""

    facts: list[FieldShape]
    states: list[WordShape]
    steps: list[StepShape]
    clocks: list[WordShape]
