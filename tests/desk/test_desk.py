"""The officials' desk: signing in with the demo password, and a docket in the order of its deadlines."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fadu.desk.reads import after_key, days_left
from fadu.pages.query import BadQuery


@pytest.mark.parametrize("name", ["an", "bai", "cheng", "si"])
def test_each_of_the_cast_signs_in_and_out(signed_in, name: str) -> None:
    client = signed_in(name)
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/desk/")
    assert response.status_code == 200
    assert len(queries) <= 8
    assert client.get("/desk/sign-in").status_code == 302
    client.post("/desk/sign-out")
    assert client.get("/desk/").status_code == 302


def test_a_wrong_password_is_told_without_saying_which_part_was_wrong(city_year: int) -> None:
    for name in ("an", "nobody", "a\0n", "x" * 400):
        response = Client().post(
            "/desk/sign-in", {"username": name, "password": "wrong"}, headers={"accept-language": "zh"}
        )
        assert response.status_code == 200
        assert "用户名或密码不对" in response.content.decode()


def test_signing_in_leads_nowhere_else(city_year: int) -> None:
    response = Client().post(
        "/desk/sign-in?next=https://evil.example/",
        {"username": "an", "password": "fadu-demo", "next": "https://evil.example/"},
    )
    assert response["Location"] == "/desk/"


def test_without_the_token_nothing_is_accepted(city_year: int) -> None:
    response = Client(enforce_csrf_checks=True).post(
        "/desk/sign-in", {"username": "an", "password": "fadu-demo"}
    )
    assert response.status_code == 403
    assert "PG-003" in response.content.decode()


@pytest.mark.parametrize("shelf", ["all", "theirs", "overdue", "soon", "paused"])
def test_paging_by_key_shows_every_clock_once_soonest_first(signed_in, shelf: str) -> None:
    client, address, seen = signed_in("si"), f"/desk/?shelf={shelf}", []
    while address:
        docket = client.get(address).context["docket"]
        seen += docket.rows
        address = docket.following and f"/desk/?shelf={shelf}&after={docket.following}"
    expected = next(one.count for one in docket.shelves if one.name == shelf)
    keys = [(due.number, due.clock.name) for due in seen]
    assert len(set(keys)) == len(keys) == expected
    dues = [due.due or date.max for due in seen]
    assert dues == sorted(dues)
    assert shelf != "all" or expected > 0


def test_a_docket_row_opens_the_clock_of_its_record(signed_in) -> None:
    client = signed_in("si")
    due = client.get("/desk/").context["docket"].rows[0]
    page = client.get(f"/records/{due.number}").content.decode()
    assert f'id="clock-{due.clock.name}"' in page
    assert f"{due.due.year}年{due.due.month}月{due.due.day}日" in page


def test_remaining_days_are_working_days() -> None:
    """Thu 28 Sep 2023 → Mon 9 Oct: Sat 7 and Sun 8 are worked (国办发明电〔2022〕16号), the week before is off: 7, 8, 9 make 3."""
    assert days_left(date(2023, 9, 28), date(2023, 10, 9)) == 3
    assert days_left(date(2023, 10, 9), date(2023, 10, 9)) == 0
    assert days_left(date(2023, 10, 9), date(2023, 9, 28)) == -3
    # Due on a Saturday and today is the Sunday after: late, though no working day lies between.
    assert days_left(date(2023, 11, 19), date(2023, 11, 18)) == -1
    assert days_left(date(2023, 11, 19), None) is None


@pytest.mark.parametrize(
    "key", ["x", "2023-13-01~1~a", "2023-01-01~0x~a", "2023-01-01~1~a'b", "~~", "9" * 400]
)
def test_a_key_that_is_none_is_refused(signed_in, key: str) -> None:
    assert signed_in("an").get("/desk/", {"after": key}).status_code == 400
    with pytest.raises(BadQuery):
        after_key(key)


def test_an_unknown_shelf_or_line_is_told(signed_in) -> None:
    client = signed_in("an")
    assert client.get("/desk/?shelf=attic").status_code == 400
    assert client.get("/desk/?line=no.such").status_code == 404
