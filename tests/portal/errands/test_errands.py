"""What the errands say as data, against the declarations; their clocks and periods by hand; who may see what."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from django.core import signing
from django.test import Client
from icalendar import Calendar
from tests.portal.errands.citizen import APPLIED, ASKED, AT, HANDLER, HEAD, TODAY, Citizen

from fadu.engine import act
from fadu.engine.identity import read_identity
from fadu.engine.people import unit, units
from fadu.engine.ratings import Rating
from fadu.measure.condition import name_of
from fadu.portal.errands import bodies, rating
from fadu.portal.errands.ahead import promised
from fadu.portal.errands.catalogue import ERRANDS
from fadu.portal.errands.errand import ANYWHERE, Errand
from fadu.portal.errands.filling import Filling
from fadu.portal.errands.objection import prefill, routes
from fadu.portal.errands.reconsideration import RESPONDENTS, authority_of, foresee
from fadu.portal.templatetags.errands import in_force

pytestmark = pytest.mark.usefixtures("city_year")
OLD, NEW = date(2023, 12, 31), date(2024, 3, 1)


@pytest.mark.parametrize("on", [OLD, NEW])
@pytest.mark.parametrize("errand", ERRANDS.values(), ids=ERRANDS)
def test_every_fact_that_the_law_asks_for_is_asked_or_known(errand: Errand, on: date) -> None:
    step = errand.step(on)
    assert step.opens
    assert step.known_to_law_of(on)
    offered = errand.bodies(ANYWHERE, "")
    asked = {fact for page in errand.pages for fact in page.facts}
    decided = errand.decided(offered[0], on)
    known = {name_of(column) for column in (*step.asks, *step.may_ask)}
    assert {name_of(column) for column in step.asks} <= asked | set(errand.fixed) | set(decided.facts)
    assert (asked | set(errand.fixed) | set(decided.facts)) - {"district", "search", "body"} <= known
    for own in errand.steps:
        assert own.step in errand.line.steps
    assert set(errand.clocks) <= set(errand.line.clocks)
    assert errand.ended <= set(errand.line.states)


def test_every_day_promised_is_the_declarations_own() -> None:
    """Friday 1 March 2024. 5 working days: 4-8 March. 7: 12 March. 20: 8, 15, 22, 29 March end the weeks. 60 days: 31 March
    is 30, 30 April 60 — a Tuesday worked. A month: 1 April, a Monday."""
    days = {
        one.told.clock.name: one.told.reckoning.due
        for errand in ERRANDS.values()
        for one in promised(errand, NEW)
    }
    assert days == {
        "answer_by": date(2024, 3, 29),
        "notify_correction_by": date(2024, 3, 12),
        "screen_by": date(2024, 3, 8),
        "decide_by": date(2024, 4, 30),
        "mediate_by": date(2024, 4, 1),
    }


@pytest.mark.parametrize(
    ("known", "due", "late"),
    [
        # 15 Nov + 60: 30 Nov is 15, 31 Dec 46, 14 Jan 60, a Sunday: Mon 15 Jan.
        (date(2023, 11, 15), "2024年1月15日", False),
        # 1 Nov + 60: 31 Dec, a Sunday, and 1 Jan is a holiday: Tue 2 Jan.
        (date(2023, 11, 1), "2024年1月2日", False),
        # 30 Oct + 60: 31 Oct is 1, 30 Nov 31, 29 Dec 60, a Friday.
        (date(2023, 10, 30), "2023年12月29日", True),
    ],
)
def test_whether_one_is_still_in_time_for_reconsideration(known: date, due: str, late: bool) -> None:
    (notice,) = foresee({"known_on": known}, TODAY)
    assert due in notice.text.zh
    assert notice.warning is late


def test_who_decides_follows_from_whose_act_it_is() -> None:
    decides = {name: authority_of(unit(name)).name_zh for name in ("4013", "4000", "109", "4107", "1099")}
    assert decides == {
        "4013": "开福区人民政府",
        "4000": "长沙市人民政府",
        "109": "长沙市人民政府",
        "4107": "开福区人民政府",
        "1099": "长沙市人民政府",
    }
    for one in units().values():
        if one.kind in RESPONDENTS:
            assert authority_of(one).id != one.id


def test_bodies_are_found_by_place_and_by_part_of_their_name() -> None:
    assert [body.name.zh for body in bodies.public_bodies("430105", "司法")] == ["开福区司法局"]
    assert {body.unit for body in bodies.public_bodies(ANYWHERE, "司法局")} == {
        109, 1001, 2001, 3001, 4001, 5001, 6001, 7001, 8001, 9001,
    }  # fmt: skip
    assert "法院" not in " ".join(body.name.zh for body in bodies.public_bodies(ANYWHERE, "")[:300])
    assert [body.unit for body in bodies.public_bodies("430105", "Ｊｕｓｔｉｃｅ")] == [4001]
    listed = [code for code, _ in bodies.places()]
    assert listed[0] == "4301"
    assert len(listed) == 11


def test_a_day_that_the_citizen_tells_of_is_not_in_the_future() -> None:
    typed = {**{name: value for page in APPLIED.values() for name, value in page.items()}}
    assert Filling(ERRANDS["reconsideration"], typed, TODAY).unfinished == []
    late = Filling(ERRANDS["reconsideration"], {**typed, "acted_on": "2024-01-01"}, TODAY)
    assert [one.page.name for one in late.unfinished] == ["acted"]


@pytest.mark.parametrize(
    ("reply", "on", "expected"),
    [
        # Refused under the 2017 text: reconsideration or the court. 60 days: 29 Feb 2024; six months: 30 June, a Sunday.
        (
            "D34",
            OLD,
            {"申请行政复议": date(2024, 2, 29), "直接提起行政诉讼": date(2024, 7, 1), "投诉、举报": None},
        ),
        # Since 2024 a refusal must first go to reconsideration (art. 23).
        ("D34", NEW, {"申请行政复议": date(2024, 2, 29), "提起行政诉讼": None, "投诉、举报": None}),
        (
            "D41",
            NEW,
            {"申请行政复议": date(2024, 2, 29), "直接提起行政诉讼": date(2024, 7, 1), "投诉、举报": None},
        ),
    ],
)
def test_how_to_object_and_by_when(reply: str, on: date, expected: dict[str, date | None]) -> None:
    number, _ = Citizen().send("ask", ASKED)
    key = read_identity(number).key
    assert routes(act.find(key), TODAY) == []
    act.take(key, "answer", actor=HEAD, on=TODAY, at=AT, facts={"reply": reply})
    found = routes(act.find(key), on)
    assert {one.title.zh: one.reckoning and one.reckoning.due for one in found} == expected


def test_silence_is_an_answer_that_one_may_object_to() -> None:
    """The reply is due on 29 January; 60 days from then: 2 in January, 31 in February, 29 March is 60."""
    number, _ = Citizen().send("ask", ASKED)
    found = act.find(read_identity(number).key)
    assert routes(found, date(2024, 1, 29)) == []
    first = routes(found, date(2024, 1, 30))[0]
    assert first.reckoning is not None
    assert (first.title.zh, first.reckoning.due) == ("申请行政复议", date(2024, 3, 29))
    assert "逾期未作答复" in prefill(found, date(2024, 1, 30))["act"]


# ---------------------------------------------------------------------------------------------------- who sees what


def test_a_case_opens_to_nobody_without_its_code() -> None:
    citizen, stranger = Citizen(), Citizen()
    number, secret = citizen.send("ask", ASKED)
    citizen.track(number, secret)
    stranger.get("/track/case", 403)
    stranger.get("/track/papers", 403)
    stranger.get("/track/steps/withdraw", 403)
    stranger.post("/track/steps/withdraw", expect=403)
    forged = signing.dumps([read_identity(number).key, "0" * 16], salt="fadu.portal.own-case")
    stranger.client.cookies["fadu-own-case"] = forged
    stranger.get("/track/case", 403)
    # The public page of the same record tells nothing personal.
    assert "演示申请人甲0001" not in stranger.client.get(f"/records/{number}").content.decode()
    assert "演示申请人甲0001" not in "".join(stranger.seen)


def test_the_cookie_of_one_case_opens_no_other() -> None:
    first, second = Citizen(), Citizen()
    number, secret = first.send("ask", ASKED)
    other, _ = second.send("ask", {**ASKED, "name": {"applicant": "演示申请人乙0009"}})
    first.track(number, secret)
    page = first.get("/track/case")
    assert other not in page
    assert "演示申请人乙0009" not in page


def test_nothing_on_the_way_may_keep_these_pages() -> None:
    citizen = Citizen()
    number, secret = citizen.send("ask", ASKED)
    citizen.track(number, secret)
    for address in (
        "/ask/",
        "/ask/receipt",
        "/track/",
        "/track/case",
        "/ask/return",
        "/track/steps/withdraw",
        "/track/papers",
    ):
        header = citizen.client.get(address)["Cache-Control"]
        assert "no-store" in header, address
        assert "private" in header, address


def test_a_page_asks_the_database_few_questions(
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[None]],
) -> None:
    citizen = Citizen()
    number, secret = citizen.send("ask", ASKED)
    citizen.track(number, secret)
    citizen.begin("mediation")
    citizen.post("/mediation/q/district", {"district": "anywhere", "search": "调解"})
    for address in ("/ask/", "/ask/receipt", "/track/case", "/mediation/q/body", "/mediation/check"):
        with django_assert_max_num_queries(8):
            citizen.get(address)


def test_a_form_without_its_token_changes_nothing() -> None:
    strict = Client(enforce_csrf_checks=True)
    for address in (
        "/ask/begin",
        "/ask/send",
        "/ask/q/wanted",
        "/track/",
        "/track/rate",
        "/track/steps/withdraw",
        "/track/object",
    ):
        assert strict.post(address, {"wanted": "x"}).status_code == 403, address


def test_own_deadlines_as_a_calendar_at_a_signed_address() -> None:
    citizen = Citizen()
    number, secret = citizen.send("ask", ASKED)
    page = citizen.track(number, secret)
    found = re.search(r'href="http://testserver(/track/calendar/[^"]+\.ics)\?lang=zh"', page)
    assert found
    act.take(
        read_identity(number).key,
        "ask_correction",
        actor=HANDLER,
        on=TODAY,
        at=AT,
        facts={"correction_days": 5},
    )
    text = Citizen().get(found[1])
    events = {str(one["summary"]): one for one in Calendar.from_ical(text).walk("VEVENT")}
    days = {name.split(" · ")[0]: one["dtstart"].dt for name, one in events.items()}
    assert days == {"答复期限": date(2024, 1, 29), "补正期限": date(2024, 1, 8)}
    own = events[f"补正期限 · {number}"]
    assert [alarm["trigger"].dt for alarm in own.walk("VALARM")] == [timedelta(days=-3)]
    for personal in ("演示申请人甲0001", "000-0000-0001", "验收报告", secret):
        assert personal not in text
    Citizen().get(found[1].replace(".ics", "x.ics"), 403)
    citizen.post("/ask/renew")
    Citizen().get(found[1], 403)


def test_ratings_are_told_as_sums_and_no_small_ones() -> None:
    line = ERRANDS["ask"].line
    for number, score in enumerate((5, 4, 4, 2), start=1):
        Rating.objects.create(record=number, line=line.code, unit=4001, score=score, at=AT)
    assert rating.summary(line) is None
    Rating.objects.create(record=9, line=line.code, unit=4001, score=5, at=AT)
    found = rating.summary(line)
    assert found is not None
    # (5 + 4 + 4 + 2 + 5) / 5
    assert (found.count, found.average) == (5, 4.0)
    assert "已有 5 位申请人作出评价，平均 4.0 分" in Citizen().get("/ask/")


# ---------------------------------------------------------------------------------------------------- accessibility


class _Outline(HTMLParser):
    """Headings, controls and what names them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.h1, self.controls, self.named, self.ids = 0, [], set(), []
        self.styles = 0
        self.depth_label = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.h1 += tag == "h1"
        self.styles += "style" in found or tag == "style"
        self.depth_label += tag == "label"
        if found.get("id"):
            self.ids.append(found["id"])
        if tag == "label" and found.get("for"):
            self.named.add(found["for"])
        shown = tag in ("select", "textarea") or (
            tag == "input" and found.get("type") not in ("hidden", "submit")
        )
        if shown and not self.depth_label:
            self.controls.append(found.get("id"))

    def handle_endtag(self, tag: str) -> None:
        self.depth_label -= tag == "label"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_has_one_heading_named_fields_and_no_style_of_its_own(lang: str) -> None:
    citizen = Citizen(lang)
    number, secret = citizen.send("ask", ASKED)
    citizen.track(number, secret)
    for address in ("/services/", "/ask/return", "/track/", "/track/papers", "/track/steps/withdraw"):
        citizen.get(address)
    for errand in ERRANDS.values():
        citizen.get(f"/{errand.name}/")
        citizen.begin(errand.name)
        for page in errand.pages:
            citizen.get(f"/{errand.name}/q/{page.name}")
            citizen.client.post(f"/{errand.name}/q/{page.name}", {})
        citizen.get(f"/{errand.name}/check")
        citizen.get(f"/{errand.name}/saved")
    for text in filter(None, citizen.seen):
        outline = _Outline(text)
        assert outline.h1 == 1
        assert set(outline.controls) <= outline.named
        assert outline.styles == 0
        assert len(outline.ids) == len(set(outline.ids))
        assert len(text.encode()) < 100_000
        if lang == "en":
            assert '<html lang="en"' in text


def test_advice_cites_the_law_of_the_day() -> None:
    cited = ERRANDS["reconsideration"].fee.cite
    told = [in_force(cited, on) for on in (OLD, NEW)]
    assert [one and one.zh for one in told] == [
        "《行政复议法》（2017年修正）第三十九条",
        "《行政复议法》（2023年修订）第八十七条",
    ]


def test_the_applicants_doors_open_to_no_official_either(visitor: Callable[[str], Client]) -> None:
    Citizen().send("ask", ASKED)
    doors = ("case", "papers", "papers/2", "steps/withdraw", "steps/take_correction", "calendar/x.ics")
    for name in ("an", "bai", "si", "cheng", "ding"):
        client = visitor(name)
        assert [client.get(f"/track/{door}").status_code for door in doors] == [403] * len(doors), name
