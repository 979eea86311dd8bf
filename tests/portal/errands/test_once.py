"""Two clicks, two tabs, a reload: one case. Really at the same time, in a database in which everything commits."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection, connections
from django.test import Client
from tests.portal.errands.citizen import ASKED, Citizen, secret_in

from fadu import cities
from fadu.engine.line import line
from fadu.engine.people import Unit, forget_units
from fadu.portal.errands.tables import Draft

CLICKS = 6


def _found_city() -> None:
    Unit.objects.bulk_create(
        Unit(
            id=one.id,
            code=one.code,
            name_zh=one.name.zh,
            name_en=one.name.en,
            kind=one.kind,
            parent=one.parent,
            territory=one.territory,
            system=one.system,
        )
        for one in cities.city("changsha").units
    )
    forget_units()


def _filled() -> Citizen:
    citizen = Citizen()
    citizen.begin("ask")
    citizen.answer("ask", ASKED)
    return citizen


def _at_once(citizen: Citizen, method: str, address: str) -> list[tuple[int, str]]:
    """The same browser asks for the same address so many times at once. → status and text of each answer"""
    barrier, cookies = Barrier(CLICKS), citizen.client.cookies.output(header="", sep=";")

    def click(_: int) -> tuple[int, str]:
        client = Client(headers={"accept-language": "zh"})
        client.cookies.load(cookies)
        barrier.wait()
        try:
            response = client.generic(method, address)
            return response.status_code, response.content.decode()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CLICKS) as pool:
        return list(pool.map(click, range(CLICKS)))


def test_many_clicks_at_once_make_one_case_and_show_its_code_to_one_page(own_database: str) -> None:
    _found_city()
    citizen = _filled()
    assert [status for status, _ in _at_once(citizen, "POST", "/ask/send")] == [302] * CLICKS
    requests = line("oversight.information_request").model._default_manager
    assert requests.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM engine_event")
        assert cursor.fetchone() == (3,), "the request, its receipt as PDF and .docx"
    draft = Draft.objects.get()
    assert draft.record == requests.get().id
    assert draft.answers == {}
    shown = _at_once(citizen, "GET", "/ask/receipt")
    assert [status for status, _ in shown] == [200] * CLICKS
    secrets = [secret for _, text in shown if (secret := secret_in(text))]
    assert len(secrets) == 1
    assert Draft.objects.get().sealed is None
    assert citizen.track(str(draft.record), secrets[0])


def test_a_reload_later_and_the_back_button_send_nothing_more(own_database: str) -> None:
    _found_city()
    citizen = _filled()
    for _ in range(3):
        assert citizen.post("/ask/send") == "/ask/receipt"
    assert citizen.post("/ask/q/wanted", {"wanted": "演示：改了"}) == "/ask/receipt"
    assert citizen.get("/ask/q/wanted", 302) == ""
    rows = line("oversight.information_request").model._default_manager.values_list("wanted", flat=True)
    assert list(rows) == ["演示：某路段工程的验收报告"]
    # A second application is a second draft.
    citizen.begin("ask")
    citizen.answer("ask", ASKED)
    citizen.post("/ask/send")
    assert len(rows.all()) == 2
