"""The calendar of deadlines: its address opens dates alone, to its owner alone, until the password changes."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from icalendar import Calendar

from fadu.desk import deadlines, sorts
from fadu.desk.sorts import Sort
from fadu.engine.people import Officer


def opened(address: str):
    return Client().get(address)


def test_it_holds_the_deadlines_of_the_own_unit_without_a_sign_in(city_year: int) -> None:
    officer = Officer.objects.get(username="an")
    response = opened(deadlines.address_of(officer))
    assert response.headers["content-type"].startswith("text/calendar")
    events = list(Calendar.from_ical(response.content).walk("VEVENT"))
    condition, values = sorts.sql(Sort.DEADLINE)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM engine_docket WHERE unit = 4001 AND due >= '2023-12-01' AND {condition}",
            values,
        )
        (count,) = cursor.fetchone()
    assert len(events) == count > 0
    assert all(one.decoded("dtend") > one.decoded("dtstart") for one in events)
    assert "演示数据" in response.content.decode().replace("\r\n ", "")


def test_an_official_may_not_have_another_ones(city_year: int) -> None:
    an, bai = (deadlines.address_of(Officer.objects.get(username=name)) for name in ("an", "bai"))
    assert an != bai
    head, _, rest = an.rpartition("/")
    for wrong in (f"{head}/x{rest}", f"{head}/nonsense.ics", f"{head}/{rest.replace(':', '')}"):
        assert opened(wrong).status_code == 404


def test_it_ends_with_the_password_and_the_account(city_year: int) -> None:
    officer = Officer.objects.get(username="an")
    address = deadlines.address_of(officer)
    officer.is_active = False
    officer.save()
    assert opened(address).status_code == 404
    officer.is_active = True
    officer.set_password("etwas-anderes-3141")
    officer.save()
    assert opened(address).status_code == 404
    assert opened(deadlines.address_of(officer)).status_code == 200


def test_the_page_tells_the_address_to_who_is_signed_in(city_year: int) -> None:
    client = Client()
    assert client.get("/desk/deadlines").status_code == 302
    client.force_login(Officer.objects.get(username="an"))
    assert "/desk/deadlines/" in client.get("/desk/deadlines").content.decode()
