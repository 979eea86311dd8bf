"""Every step of every line at the desk: its form shows, an empty one is refused by name, and nothing typed breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client, RequestFactory
from hypothesis import given, settings
from hypothesis import strategies as st

from fadu.desk.case_form import DAY, begun, opening_worked, step_asks, submitted, worked
from fadu.desk.case_found import Case
from fadu.engine import act
from fadu.engine.access import Actor, Role, Standing
from fadu.engine.facts import Note
from fadu.engine.history import Past
from fadu.engine.identity import Identity, identity
from fadu.engine.line import Line, lines
from fadu.engine.people import Officer, unit
from fadu.engine.replay import blank
from fadu.engine.words import Step
from fadu.letters.sending import numbered_fact
from fadu.measure.condition import name_of

EVERYONE = [role.value for role in Role if role is not Role.SYSTEM]
TODAY = date(2023, 12, 31)


@pytest.fixture
def everybody(city_year: int) -> Client:
    """Somebody at the Kaifu bureau who may take every official's step there."""
    officer = Officer.objects.create(
        username="all", name_zh="全能（演示）", unit_id=4001, roles=EVERYONE, territory="", system=""
    )
    client = Client(raise_request_exception=True)
    client.force_login(officer)
    return client


def standing_at(line: Line, step: Step) -> int:
    """A record of the line, put where the step may be taken, in the Kaifu bureau."""
    record = line.model._default_manager.order_by("id").first()
    assert record is not None, line.id
    place = unit(4001).place
    state = step.sources[0].name
    facts = {name: value for name, value in known_facts(line).items() if getattr(record, name) is None}
    line.model._default_manager.filter(pk=record.pk).update(
        state=state,
        unit=place.unit,
        territory=place.territory,
        system=place.system,
        closed=None,
        law_on=TODAY,
        **facts,
    )
    return int(record.pk)


def known_facts(line: Line) -> dict[str, Any]:
    """The days and numbers that earlier steps of a real record would have written: guards rely upon them."""
    known = {"day": date(2023, 1, 10), "number": 1, "money": 100}
    return {name: known[note.kind] for name, note in line.facts.items() if note.kind in known}


def opening_and_following() -> Iterator[tuple[Line, Step]]:
    return ((line, step) for line in lines() for step in line.steps.values())


def address_of(line: Line, step: Step) -> str:
    if step.opens:
        return f"/desk/new/{line.id}/{step.name}"
    return f"/desk/cases/{identity(standing_at(line, step))}/{step.name}"


def missing(line: Line, step: Step) -> list[str]:
    """What the form asks and must have; a number that the letter draws is not asked."""
    drawn = numbered_fact(line, step)
    return [line.facts[name_of(column)].zh for column in step.asks if name_of(column) != drawn]


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)
def test_every_step_shows_its_form_and_an_empty_one_names_what_is_missing(
    everybody: Client, line: Line
) -> None:
    told = set()
    for step in line.steps.values():
        if not step.known_to_law_of(TODAY) or step.by == {Role.SYSTEM}:
            continue
        address = address_of(line, step)
        # An empty submit shows the form again; the page as first opened is another only for what is new.
        if step.opens:
            assert everybody.get(address, headers={"accept-language": "en"}).status_code == 200, address
        answer = everybody.post(address, {"do": "submit", DAY: "", "seen": "1"})
        text = answer.content.decode()
        assert answer.status_code == 422, address
        for title in missing(line, step):
            assert f"请填写“{title}”" in text, (address, title)
        assert "请填写“办理日期”" in text
        assert len(answer.content) < 200_000
        told.add(step.name)
    assert told


def test_no_fact_is_called_like_the_day_of_the_act() -> None:
    for line, step in opening_and_following():
        assert DAY not in [name_of(column) for column in (*step.asks, *step.may_ask)], line.id


ODD = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["", " ", "0", "-1", "9" * 30, "2023-12-01", "2100年1月1日", "1900-01-01", "yes", "\0", "\ud800", "<b>", "司法局",
                     "4001", "2023-430105-012-0000001", "1e9", "１２", "NaN", "元", "null", "[]", "D10", "natural"]),
    st.integers(-5, 10**12).map(str),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(str),
)  # fmt: skip


def valid(draw: Any, note: Note) -> str:
    """Something that the field takes, so that the guards and clocks of the step are reached."""
    if note.choices is not None:
        return str(draw(st.sampled_from(sorted(note.choices.codes))))
    return str(draw({
        "day": st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(str), "number": st.integers(0, 2**31 - 1).map(str),
        "money": st.integers(-10, 10**16).map(str), "flag": st.sampled_from(["yes", "no"]), "unit": st.sampled_from(["4001", "109"]),
        "units": st.sampled_from(["4001", "109、2001"]), "link": st.just("2023-430105-012-0000001"),
    }.get(note.kind, st.text(min_size=1, max_size=30))))  # fmt: skip


@pytest.fixture(scope="module")
def somebody() -> Actor:
    return Actor(1, "演示", frozenset(Role) - {Role.SYSTEM}, 4001, "", "")


@settings(max_examples=100)
@given(data=st.data())
def test_whatever_is_typed_is_thought_through_or_told(
    city_year: int, somebody: Actor, data: st.DataObject
) -> None:
    """The form of any step, with anything typed, is a consequence or a trouble in a sentence, and keeps what was typed."""
    line = data.draw(st.sampled_from(lines()))
    step = data.draw(st.sampled_from(list(line.steps.values())))
    day = data.draw(st.one_of(st.just("2023-12-29"), ODD))
    place = unit(4001).place
    key = Identity(2023, 430105, line.code, 1).key
    row = {
        **blank(line), **known_facts(line), "id": key, "unit": 4001, "territory": place.territory, "system": place.system,
        "opened": date(2023, 12, 1), "law_on": date(2023, 12, 1), "version": 1,
    }  # fmt: skip
    opening = next(one for one in line.steps.values() if one.opens)
    row["state"] = step.sources[0].name if step.sources else next(iter(line.states))
    history = [Past(1, opening.name, date(2023, 12, 1), row["state"], {})]
    case = Case(act.Found(line, row, history), Standing.UNIT)
    asked = step_asks(case, step, TODAY)
    typed = {
        one.name: valid(data.draw, one.note) if data.draw(st.booleans()) else data.draw(ODD)
        for one in asked
        if one.name != DAY
    }
    form = submitted(
        asked, RequestFactory().post("/", {**clean(typed), DAY: clean({"day": day})["day"], "seen": "1"}).POST
    )
    for one in form.answers:
        if one.question.name in typed and one.question.kind != "units":
            assert one.typed == clean(typed)[one.question.name]
    at = __import__("datetime").datetime(
        2023, 12, 31, 17, tzinfo=__import__("zoneinfo").ZoneInfo("Asia/Shanghai")
    )
    if step.opens:
        found = opening_worked(line, step, form, somebody, place, at=at, lang="zh")
    else:
        found = worked(case, step, form, somebody, at=at, lang="en")
    assert found.trouble is None or found.trouble.sentence("zh")
    assert begun(asked, 1).answers.troubles == ()


def clean(typed: dict[str, str]) -> dict[str, str]:
    """As a browser would send it: no half of a surrogate pair."""
    return {name: value.encode("utf-8", "replace").decode() for name, value in typed.items()}
