"""Administration: within one's own ground, never of oneself, and every change written down for good."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from fadu.config import freshness
from fadu.desk.admin_people import NameTaken, first_administrator, on_ground
from fadu.desk.admin_roles import duties
from fadu.desk.changes import Change
from fadu.engine import reads
from fadu.engine.access import Role
from fadu.engine.delegation import Delegation
from fadu.engine.people import Officer, forget_units, units
from fadu.engine.people import unit as unit_named

WEN = {
    "username": "wen", "name_zh": "文（演示）", "unit": "4001", "roles": ["handler"], "territory": "430105", "system": "SF",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _units_as_they_were():
    """What a test changes is rolled back; what the process remembers of it must be too."""
    yield
    forget_units()


@pytest.fixture
def admin(signed_in) -> Client:
    return signed_in("si")


@pytest.fixture
def small(signed_in) -> Client:
    """An administrator of the Kaifu justice bureau's ground only."""
    Officer.objects.filter(username="bai").update(is_staff=True)
    return signed_in("bai")


def _hired(client: Client, **given: object) -> str:
    """Makes an account; → its first password."""
    page = client.post("/desk/admin/people/new", {**WEN, **given}).content.decode()
    found = re.search(r"<code>([a-z0-9]{4}(?:-[a-z0-9]{4}){3})</code>", page)
    assert found, page
    return found[1]


# ----------------------------------------------------------------------------------------------------------- people


def test_a_new_person_signs_in_with_a_password_shown_once_and_chooses_their_own(admin: Client) -> None:
    password = _hired(admin)
    made = Officer.objects.get(username="wen")
    assert (made.unit_id, made.roles, made.territory, made.system) == (4001, ["handler"], "430105", "SF")
    assert not made.is_staff
    client = Client()
    client.post("/desk/sign-in", {"username": "wen", "password": password})
    assert client.get("/desk/")["Location"] == "/desk/account/password"
    assert password not in admin.get("/desk/admin/people/wen").content.decode()
    change = Change.objects.get(subject="wen")
    assert change.before is None
    assert change.after["unit"] == 4001
    assert password not in str(change.after)


def test_a_change_is_logged_with_what_was_and_what_is(admin: Client) -> None:
    _hired(admin)
    admin.post("/desk/admin/people/wen", {**WEN, "roles": ["handler", "head"], "active": "on"})
    last = Change.objects.order_by("-id")[0]
    assert (last.by.username, last.kind, last.subject) == ("si", "person", "wen")
    assert (last.before, last.after) == ({"roles": ["handler"]}, {"roles": ["handler", "head"]})
    count = Change.objects.count()
    admin.post("/desk/admin/people/wen", {**WEN, "roles": ["handler", "head"], "active": "on"})
    assert Change.objects.count() == count, "nothing differed, nothing is noted"


def test_a_disabled_person_is_signed_out_at_once(admin: Client, signed_in) -> None:
    client = signed_in("an")
    admin.post("/desk/admin/people/an", {**WEN, "name_zh": "安"})
    assert client.get("/desk/").status_code == 302
    assert not Officer.objects.get(username="an").is_active


def test_the_first_administrator_comes_from_the_command_line(city_year: int) -> None:
    made, password = first_administrator(
        "zheng", "郑（演示）", unit_named("4301-SF"), at=datetime(2024, 1, 2, tzinfo=UTC)
    )
    client = Client()
    client.post("/desk/sign-in", {"username": "zheng", "password": password})
    new = "宁静以致远-2024"
    client.post(
        "/desk/account/password", {"old_password": password, "new_password1": new, "new_password2": new}
    )
    assert {one.username for one in client.get("/desk/admin/").context["people"]} >= {"an", "zheng"}
    assert Change.objects.filter(subject="zheng").order_by("id")[0].by_id == made.pk
    with pytest.raises(NameTaken):
        first_administrator("zheng", "", unit_named("4301-SF"), at=datetime(2024, 1, 2, tzinfo=UTC))


def test_the_log_can_only_be_added_to(admin: Client) -> None:
    _hired(admin)
    for statement in (
        "UPDATE desk_change SET subject = 'x'",
        "DELETE FROM desk_change",
        "TRUNCATE desk_change",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_nobody_changes_their_own_rights(admin: Client) -> None:
    me = {
        **WEN,
        "name_zh": "司",
        "unit": "109",
        "roles": ["supervisor"],
        "territory": "4301",
        "system": "",
        "active": "on",
    }
    assert admin.post("/desk/admin/people/si", me).status_code == 403
    for do in ("password", "factor"):
        assert admin.post("/desk/admin/people/si", {"do": do}).status_code == 403
    assert Officer.objects.get(username="si").is_staff


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"unit": "2001"}, "unit"), ({"territory": "4301"}, "territory"), ({"territory": "430103"}, "territory"),
     ({"system": "GA"}, "system"), ({"roles": ["system"]}, "roles"), ({"roles": []}, "roles"), ({"username": "an"}, "username"),
     ({"username": "a b"}, "username"), ({"name_zh": ""}, "name_zh")],
)  # fmt: skip
def test_what_lies_beyond_the_ground_or_is_no_choice_is_refused_with_its_field(
    small: Client, changed: dict[str, object], field: str
) -> None:
    response = small.post("/desk/admin/people/new", {**WEN, **changed})
    assert response.status_code == 200
    assert f'href="#id_{field}"' in response.content.decode()
    assert not Officer.objects.filter(username="wen").exists()


def test_an_administrator_of_one_system_gives_no_wider_ground(small: Client) -> None:
    assert small.post("/desk/admin/people/new", {**WEN, "system": ""}).status_code == 403
    assert not Officer.objects.filter(username="wen").exists()


def test_nobody_opens_the_account_of_somebody_who_sees_more(small: Client) -> None:
    """An works in Kaifu's bureau; once she oversees the whole city, Kaifu's administrator no longer sets her password."""
    Officer.objects.filter(username="an").update(territory="4301", system="")
    for do in ("password", "factor", "sign-out"):
        assert small.post("/desk/admin/people/an", {"do": do}).status_code == 403, do
    assert small.post("/desk/admin/people/an", {**WEN, "active": "on"}).status_code == 403
    assert Officer.objects.get(username="an").territory == "4301"


def test_people_of_another_ground_are_neither_listed_nor_opened(small: Client) -> None:
    assert {one.username for one in small.get("/desk/admin/").context["people"]} == {"an", "bai"}
    assert small.get("/desk/admin/people/cheng").status_code == 403
    assert small.post("/desk/admin/people/cheng", {"do": "password"}).status_code == 403
    assert small.get("/desk/admin/?unit=2001").status_code == 400
    _hired(small)
    assert {one.username for one in on_ground(Officer.objects.get(username="bai").actor)} == {
        "an",
        "bai",
        "wen",
    }


def test_a_new_password_ends_the_sessions_and_is_due_to_be_changed(admin: Client, signed_in) -> None:
    client = signed_in("an")
    page = admin.post("/desk/admin/people/an", {"do": "password"}).content.decode()
    assert client.get("/desk/").status_code == 302
    assert Client().post("/desk/sign-in", {"username": "an", "password": "fadu-demo"}).status_code == 200
    found = re.search(r"<code>([a-z0-9-]{19})</code>", page)
    assert found
    assert Client().post("/desk/sign-in", {"username": "an", "password": found[1]}).status_code == 302
    assert Change.objects.filter(kind="password", subject="an").count() == 1


def test_a_lock_is_lifted(admin: Client) -> None:
    client = Client(REMOTE_ADDR="10.0.0.1")
    for _ in range(5):
        client.post("/desk/sign-in", {"username": "an", "password": "wrong"})
    assert admin.get("/desk/admin/people/an").context["locked"] is not None
    admin.post("/desk/admin/people/an", {"do": "unlock"})
    assert client.post("/desk/sign-in", {"username": "an", "password": "fadu-demo"}).status_code == 302


def test_whoever_is_no_administrator_is_refused_at_every_door(signed_in) -> None:
    client = signed_in("bai")
    for address in ("", "people/new", "people/an", "units", "units/new", "units/4301-SF", "roles", "log"):
        response = client.get(f"/desk/admin/{address}")
        assert response.status_code == 403, address
    assert client.post("/desk/admin/people/an", {"do": "password"}).status_code == 403
    assert "/desk/admin/" not in client.get("/desk/").content.decode()


# ------------------------------------------------------------------------------------------------------------ units

NEW_UNIT = {
    "code": "430105-XX", "name_zh": "开福区虚构局", "name_en": "Kaifu Bureau of Invention", "kind": "county_department",
    "parent": "4", "territory": "430105", "system": "XX",
}  # fmt: skip


def test_a_unit_is_made_renamed_closed_and_opened_again(admin: Client) -> None:
    parent = next(str(one.id) for one in units().values() if one.kind == "county_government")
    known = freshness.renewed(None)
    assert admin.post("/desk/admin/units/new", {**NEW_UNIT, "parent": parent}).status_code == 302
    made = unit_named("430105-XX")
    assert made.territory == "430105"
    forget_units()
    units()[made.id].name_zh = "as another process still knows it"
    assert freshness.renewed(known) != known
    assert units()[made.id].name_zh == "开福区虚构局"
    names = {"name_zh": "开福区新名局", "name_en": "Kaifu Bureau of a New Name", "parent": parent}
    admin.post("/desk/admin/units/430105-XX", names)
    assert unit_named("430105-XX").name_zh == "开福区新名局"
    _hired(admin, unit=str(made.id), system="XX")
    assert admin.post("/desk/admin/units/430105-XX", {"do": "close"}).status_code == 409, (
        "somebody works there"
    )
    Officer.objects.filter(username="wen").update(is_active=False)
    assert admin.post("/desk/admin/units/430105-XX", {"do": "close"}).status_code == 302
    refused = admin.post("/desk/admin/people/new", {**WEN, "username": "wu", "unit": str(made.id)})
    assert 'href="#id_unit"' in refused.content.decode()
    admin.post("/desk/admin/units/430105-XX", {"do": "reopen"})
    told = [(one.before, one.after) for one in Change.objects.filter(kind="unit").order_by("id")]
    assert told[0][0] is None
    assert told[1][0] == {"name_zh": "开福区虚构局", "name_en": "Kaifu Bureau of Invention"}
    assert told[2:] == [({"active": True}, {"active": False}), ({"active": False}, {"active": True})]


def test_a_unit_with_running_clocks_stays(admin: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT unit FROM engine_docket GROUP BY unit ORDER BY count(*) DESC, unit LIMIT 1")
        busiest = cursor.fetchone()
    assert busiest is not None
    response = admin.post(f"/desk/admin/units/{units()[busiest[0]].code}", {"do": "close"})
    assert response.status_code == 409
    assert "AD-004" in response.content.decode()


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"code": "4301-SF"}, "code"), ({"code": "x"}, "code"), ({"territory": "43"}, "territory"), ({"system": "sf"}, "system"),
     ({"kind": "palace"}, "kind"), ({"name_en": ""}, "name_en")],
)  # fmt: skip
def test_a_unit_that_cannot_be_is_refused_with_its_field(
    admin: Client, changed: dict[str, str], field: str
) -> None:
    page = admin.post("/desk/admin/units/new", {**NEW_UNIT, "parent": "", **changed}).content.decode()
    assert f'href="#id_{field}"' in page


def test_a_unit_beyond_the_ground_is_not_made(small: Client) -> None:
    assert small.post("/desk/admin/units/new", {**NEW_UNIT, "parent": "", "system": "GA"}).status_code == 403
    assert small.get("/desk/admin/units/4301-SF").status_code == 403


# ------------------------------------------------------------------------------------------------- roles and the log


def test_every_step_of_every_line_stands_under_those_who_may_take_it() -> None:
    for duty in duties():
        for role, steps in (
            (Role.HANDLER, duty.handler),
            (Role.HEAD, duty.head),
            (Role.SUPERVISOR, duty.supervisor),
        ):
            assert {step.name for step in steps} == {
                name for name, step in duty.line.steps.items() if role in step.by
            }
        official = {step.name for step in (*duty.handler, *duty.head, *duty.supervisor)}
        rest = set(duty.line.steps) - official - {step.name for step in duty.recorded}
        assert all(Role.SYSTEM in duty.line.steps[name].by for name in rest)


def test_the_pages_of_administration_are_read_in_both_languages(admin: Client) -> None:
    _hired(admin)
    for address in ("", "people/new", "people/wen", "units", "units/new", "units/4301-SF", "roles", "log"):
        for lang in ("zh", "en"):
            response = admin.get(f"/desk/admin/{address}", headers={"accept-language": lang})
            assert response.status_code == 200, address
            assert len(response.content) < 200_000
    assert [one.subject for one in admin.get("/desk/admin/log?kind=person").context["log"]] == ["wen"]
    assert not admin.get("/desk/admin/log?kind=unit").context["log"]


# ------------------------------------------------------------------------------------------------------- delegation

LENT = {"taker": "an", "since": "2023-12-31", "until": "2024-01-05", "reason": "出差（演示）"}


def test_a_head_lends_their_duties_and_takes_them_back(signed_in) -> None:
    head, handler = signed_in("bai"), signed_in("an")
    assert head.post("/desk/delegation", LENT).status_code == 302
    made = Delegation.objects.get()
    assert (made.giver, made.taker) == tuple(Officer.objects.get(username=name).pk for name in ("bai", "an"))
    assert handler.get("/desk/delegation").context["listed"][0]["holds"]
    assert handler.get("/desk/supervision").status_code == 200, "a head's duties include overseeing"
    assert handler.post("/desk/delegation", {"do": "revoke", "delegation": made.pk}).status_code == 400, (
        "not the taker's"
    )
    head.post("/desk/delegation", {"do": "revoke", "delegation": made.pk})
    assert not head.get("/desk/delegation").context["listed"][0]["holds"]
    assert handler.get("/desk/supervision").status_code == 403
    assert [one.kind for one in Change.objects.order_by("id")] == ["delegation", "delegation"]


@pytest.mark.parametrize(
    "changed",
    [{"taker": "nobody"}, {"taker": "bai"}, {"until": "2023-12-30"}, {"until": "soon"}, {"reason": " "}, {"giver": "si"},
     {"until": "2099-01-01"}],
)  # fmt: skip
def test_what_cannot_be_lent_is_told_and_what_was_typed_stays(signed_in, changed: dict[str, str]) -> None:
    response = signed_in("bai").post("/desk/delegation", {**LENT, **changed})
    assert response.status_code == 400
    page = response.content.decode()
    assert 'role="alert"' in page
    assert f'name="until" type="date" required value="{changed.get("until", LENT["until"])}"' in page
    assert not Delegation.objects.exists()


# ---------------------------------------------------------------------------------------------- reads of personal data


@pytest.fixture
def read_by_an(city_year: int) -> None:
    """An read who asked, and how to reach them, in one request."""
    an = Officer.objects.get(username="an").actor
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(id) FROM oversight_informationrequest")
        row = cursor.fetchone()
    assert row is not None
    reads.note(an, row[0], ["contact", "applicant"], door="page", at=datetime(2023, 12, 30, 4, tzinfo=UTC))


def test_readings_are_shown_to_those_who_supervise_the_reader(read_by_an: None, signed_in) -> None:
    head = signed_in("bai")
    told = head.get("/desk/readings?officer=an").context["told"]
    assert len(told) == 1
    assert "（an）" in told[0].reader
    assert {field.zh for field in told[0].fields} == {"申请人姓名或名称", "联系方式"} or len(
        told[0].fields
    ) == 2
    assert signed_in("si").get("/desk/readings").context["told"]
    assert signed_in("an").get("/desk/readings").status_code == 403
    for query, count in (("since=2023-12-30&until=2023-12-30", 1), ("since=2023-12-31", 0), ("until=2023-12-29", 0),
                         (f"record={told[0].number}", 1), ("unit=4001", 1)):  # fmt: skip
        assert len(head.get(f"/desk/readings?{query}").context["told"]) == count, query


def test_readings_as_a_file_hold_the_same(read_by_an: None, signed_in) -> None:
    response = signed_in("bai").get("/desk/readings.csv?officer=an", headers={"accept-language": "zh"})
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == "时间,查阅人,单位,记录,业务,查阅的事项,途径"
    assert len(lines) == 2
    assert lines[1].startswith("2023-12-30 12:00:00,")
    assert "attachment" in response["Content-Disposition"]


@pytest.mark.parametrize("query", ["officer=nobody", "since=soon", "record=x", "unit=2001", "before=0"])
def test_a_wrong_question_about_readings_is_told(read_by_an: None, signed_in, query: str) -> None:
    assert signed_in("bai").get(f"/desk/readings?{query}").status_code in (400, 404)
