"""Delegation with dates, and who looked at whose personal data."""

from __future__ import annotations

from datetime import date, timedelta

import psycopg
import pytest
from django.db import connections
from django.db.utils import ProgrammingError
from tests.engine.cast import at, request

from fadu.engine import act, delegation, reads
from fadu.engine.access import HANDLER, HEAD, SUPERVISOR, THE_SYSTEM, Actor, Standing, holder, standing
from fadu.engine.delegation import Delegation
from fadu.engine.line import line
from fadu.engine.people import Officer
from fadu.measure.trouble import Trouble

DAY, NEXT, LATER = date(2023, 3, 1), date(2023, 3, 2), date(2023, 3, 15)
REQUESTS = "oversight.information_request"


def officer(name: str, unit: int, territory: str, *roles: str, system: str = "SF") -> Officer:
    return Officer.objects.create(
        username=name, name_zh=name, unit_id=unit, roles=roles, territory=territory, system=system
    )


@pytest.fixture
def people(city: None) -> dict[str, Officer]:
    return {
        "an": officer("安", 4001, "430105", "handler"),
        "bai": officer("柏", 4001, "430105", "head"),
        "cheng": officer("程", 2001, "430103", "handler"),
        "si": officer("司", 109, "4301", "supervisor", "handler", system=""),
    }


def _lend(people: dict[str, Officer], giver: str, taker: str, **more: object) -> Delegation:
    given = {
        "since": NEXT,
        "until": LATER,
        "reason": "外出学习（演示）",
        "made_by": people[giver].actor,
        "at": at(DAY),
        **more,
    }
    return delegation.lend(people[giver], people[taker], **given)


def fresh(one: Officer) -> Officer:
    return Officer.objects.get(pk=one.pk)


def test_what_is_lent_holds_from_day_to_day_and_the_act_says_on_whose_behalf(
    people: dict[str, Officer],
) -> None:
    _lend(people, "bai", "an")
    an = fresh(people["an"])
    assert [an.actor_on(day).lent != () for day in (DAY, NEXT, LATER, LATER + timedelta(1))] == [
        False,
        True,
        True,
        False,
    ]
    key = request(DAY)
    with pytest.raises(Trouble) as before:
        act.take(key, "extend", actor=an.actor_on(DAY), on=DAY, at=at(DAY), facts={"extension_days": 5})
    assert before.value.code == "A-002"
    act.take(
        key, "ask_correction", actor=an.actor_on(NEXT), on=NEXT, at=at(NEXT), facts={"correction_days": 5}
    )
    act.take(key, "take_correction", actor=an.actor_on(NEXT), on=NEXT, at=at(NEXT))
    act.take(key, "extend", actor=an.actor_on(NEXT), on=NEXT, at=at(NEXT), facts={"extension_days": 5})
    own, _, behalf = act.find(key).history[1:]
    assert (own.actor, own.behalf) == (an.pk, None), "a handler's step is their own"
    assert (behalf.actor, behalf.behalf) == (an.pk, people["bai"].pk)
    assert act.find(key).row["extended"] is True


def test_another_units_official_sees_and_acts_for_the_giver_only_while_it_holds(
    people: dict[str, Officer],
) -> None:
    one = _lend(people, "bai", "cheng", made_by=people["si"].actor)
    key, home = request(DAY), line(REQUESTS)
    cheng = fresh(people["cheng"])
    assert standing(cheng.actor_on(DAY), home, act.find(key).row) is Standing.NONE
    assert standing(cheng.actor_on(NEXT), home, act.find(key).row) is Standing.UNIT
    act.transfer(key, unit=109, reason="演示", actor=cheng.actor_on(NEXT), on=NEXT, at=at(NEXT))
    assert act.find(key).history[-1].behalf == people["bai"].pk
    delegation.revoke(one, people["bai"], actor=people["bai"].actor, on=NEXT + timedelta(1))
    assert [fresh(cheng).actor_on(day).lent != () for day in (NEXT, NEXT + timedelta(1))] == [True, False]


def test_roles_that_the_giver_no_longer_has_are_no_longer_lent(people: dict[str, Officer]) -> None:
    _lend(people, "bai", "an")
    _lend(people, "si", "an", roles=[SUPERVISOR])
    (bai, si) = fresh(people["an"]).actor_on(NEXT).lent
    assert (bai.roles, bai.unit, si.roles, si.territory) == (
        frozenset({HEAD}),
        4001,
        frozenset({SUPERVISOR}),
        "4301",
    )
    Officer.objects.filter(pk=people["bai"].pk).update(roles=["handler"])
    Officer.objects.filter(pk=people["si"].pk).update(is_active=False)
    assert fresh(people["an"]).actor_on(NEXT).lent == ()


@pytest.mark.parametrize(
    ("giver", "taker", "more", "reason"),
    [
        ("bai", "an", {"made_by": THE_SYSTEM}, "无权"),
        ("bai", "an", {"made_by": Actor(99, "程", frozenset({HEAD}), 2001, "430103", "SF")}, "无权"),
        ("bai", "bai", {}, "本人"),
        ("bai", "an", {"roles": [SUPERVISOR]}, "现有的职责"),
        ("an", "cheng", {"roles": [HANDLER, HEAD]}, "现有的职责"),
        ("bai", "an", {"until": DAY}, "止日早于起日"),
        ("bai", "an", {"since": date(2022, 1, 1), "until": date(2022, 2, 1)}, "已过"),
        ("bai", "an", {"until": NEXT + timedelta(366)}, "最长"),
        ("bai", "an", {"reason": " "}, "理由"),
    ],
)
def test_what_cannot_be_delegated(
    people: dict[str, Officer], giver: str, taker: str, more: dict[str, object], reason: str
) -> None:
    with pytest.raises(Trouble) as told:
        _lend(people, giver, taker, **more)
    assert told.value.code == "A-017"
    assert reason in told.value.sentence("zh")
    assert Delegation.objects.count() == 0


# ------------------------------------------------------------------------------------------------------- who read


def test_each_reading_is_shown_to_those_who_supervise_the_reader(people: dict[str, Officer]) -> None:
    actors = {name: one.actor for name, one in people.items()}
    for name, door in (("an", "page"), ("cheng", "export"), ("si", "page")):
        reads.note(actors[name], 7, ["contact", "applicant", "contact"], door=door, at=at(DAY))
    reads.note(holder(7), 7, ["contact"], door="page", at=at(DAY))
    reads.note(actors["an"], 7, [], door="page", at=at(DAY))

    def seen(viewer: Actor, **more: object) -> list[str]:
        names = {one.pk: name for name, one in people.items()}
        return [names[one.officer] for one in reads.of_unit(viewer, **more)]

    assert seen(actors["si"]) == ["si", "cheng", "an"]
    assert seen(actors["bai"]) == ["an"]
    assert seen(actors["cheng"]) == ["cheng"]
    assert seen(holder(7)) == []
    assert seen(actors["si"], unit=4001) == ["an"]
    assert seen(actors["si"], since=at(NEXT)) == []
    newest, *_ = reads.of_unit(actors["si"], size=1)
    assert seen(actors["si"], before=newest.id, size=1) == ["cheng"]
    (told,) = reads.of_unit(actors["bai"], record=7)
    assert (told.fields, told.door, told.unit, told.at) == (("applicant", "contact"), "page", 4001, at(DAY))


@pytest.mark.parametrize("statement", ["UPDATE engine_reading SET door = ''", "DELETE FROM engine_reading"])
@pytest.mark.parametrize("alias", ["default", "owner"])
def test_readings_can_only_be_added(people: dict[str, Officer], alias: str, statement: str) -> None:
    reads.note(people["an"].actor, 7, ["contact"], door="page", at=at(DAY))
    with pytest.raises(ProgrammingError) as refused, connections[alias].cursor() as cursor:
        cursor.execute(statement)
    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)
