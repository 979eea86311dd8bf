"""Supervision: numbers worked by hand, each agreeing with the list that it opens into, for the one who may see it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fadu.desk import sorts
from fadu.desk.behind import extensions
from fadu.desk.criticism import bound_of, known_fields
from fadu.desk.grounds import ground, with_below
from fadu.desk.heat import Numbers, heat
from fadu.desk.sorts import Sort, sort_of
from fadu.desk.supervised import Measure, Span, asked
from fadu.engine.line import line, lines
from fadu.engine.people import Officer, unit
from fadu.engine.values import book
from fadu.measure.condition import Known, where
from fadu.pages.query import BadQuery

TODAY = date(2023, 12, 31)


def _question(viewer, **given: str):
    return asked(given, ground(viewer), today=TODAY)


def _actor(name: str):
    return Officer.objects.get(username=name).actor


# ------------------------------------------------------------------------------------------------------- arithmetic


@pytest.mark.parametrize(
    ("days", "middle"),
    [
        ({5: 1}, 5),
        ({1: 1, 4: 1}, Fraction(5, 2)),
        ({0: 3, 10: 2}, 0),
        ({0: 2, 9: 2}, Fraction(9, 2)),
        ({}, None),
    ],
)
def test_the_median_is_the_middle_of_the_days(days: dict[int, int], middle: object) -> None:
    assert Numbers(days=Counter(days)).median == middle


def test_places_add_up_and_a_share_of_nothing_is_none() -> None:
    one, other = Numbers(open=1, overdue=2, closed=4, extended=1), Numbers(open=3, closed=4)
    one.add(other)
    assert (one.open, one.overdue, one.share) == (4, 2, Fraction(1, 8))
    assert Numbers().share is None


def test_a_span_ends_today_at_the_latest() -> None:
    assert Span(2023, None, date(2023, 5, 4)).last == date(2023, 5, 4)
    assert Span(2023, 2, date(2023, 5, 4)).last == date(2023, 2, 28)
    assert Span(2022, None, date(2023, 5, 4)).last == date(2022, 12, 31)
    # A year that has not begun holds its first day only, never a span that runs backwards.
    assert Span(2024, None, date(2023, 5, 4)).last == date(2024, 1, 1)


# --------------------------------------------------------------------------------------------- what declarations say


def test_deadlines_are_told_from_terms_to_wait_for() -> None:
    rule, document = line("legislation.rule"), line("decisions.normative_document")
    assert sort_of(rule.clocks["comment_for"]) is Sort.WAIT
    assert sort_of(document.clocks["valid_for"]) is Sort.VALIDITY
    assert sort_of(line("oversight.information_request").clocks["answer_by"]) is Sort.DEADLINE
    assert "every_year" in sorts.recurring(line("emergency.drill"))


def test_every_clock_stands_on_one_shelf() -> None:
    told = [pair for sort in Sort for pair in zip(*sorts.clocks_of(sort), strict=True)]
    assert sorted(told) == sorted((one.code, name) for one in lines() for name in one.clocks)


def test_every_step_that_lengthens_a_clock_is_in_the_index_of_extensions(city_year: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'desk_extension'")
        found = cursor.fetchone()
    assert found is not None
    indexed = set(re.findall(r"'(\w+)'::character varying", found[0]))
    assert {step for one in lines() for step in extensions(one)} <= indexed


def test_what_a_declaration_demands_of_a_rate() -> None:
    report, requests = line("organisation.annual_report"), line("oversight.information_request")
    assert bound_of(report.rates["published_rate"]) == 1, "the law asks it of every unit"
    assert bound_of(requests.rates["on_time_rate"]) == 1, "it tells those that kept a clock"
    assert bound_of(line("oversight.litigation").rates["loss_rate"]) is None, (
        "no law says how many suits to lose"
    )


def test_a_line_that_opens_when_published_names_the_day() -> None:
    assert known_fields(Known("published_on") & where(state="x")) == {"published_on"}


# ------------------------------------------------------------------------------------------------ on a rehearsed year


def _by_hand(measure: Measure, code_table: str, units: list[int]) -> int:
    """The same count, written by hand."""
    sql = {
        Measure.LOAD: f"SELECT count(*) FROM {code_table} WHERE closed IS NULL AND unit = ANY(%s)",
        Measure.EXTENDED: (
            f"SELECT count(DISTINCT r.id) FROM {code_table} r JOIN engine_event e ON e.record = r.id "
            "WHERE r.closed >= '2023-01-01' AND r.closed <= '2023-12-31' AND e.step = 'extend' AND r.unit = ANY(%s)"
        ),
    }[measure]
    with connection.cursor() as cursor:
        cursor.execute(sql, [units])
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


def test_the_load_of_a_district_is_that_of_its_units(city_year: int) -> None:
    told = heat(_actor("si"), _question(_actor("si")), ground(_actor("si")))
    place = told.lines.index(line("people.mediation"))
    kaifu = next(row for row in told.rows if row.part.territory == "430105")
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM engine_unit WHERE territory LIKE '430105%%'")
        units = [number for (number,) in cursor.fetchall()]
    assert kaifu.cells[place].value == _by_hand(Measure.LOAD, "people_mediation", units)
    assert told.totals[place].value == sum(row.cells[place].value or 0 for row in told.rows)


def test_the_share_extended_counts_each_record_once(city_year: int) -> None:
    viewer = _actor("si")
    told = heat(viewer, _question(viewer, measure="extended"), ground(viewer))
    place = told.lines.index(line("oversight.information_request"))
    every = [number for (number,) in _all("SELECT id FROM engine_unit")]
    closed = _all(
        "SELECT count(*) FROM oversight_informationrequest WHERE closed BETWEEN '2023-01-01' AND '2023-12-31'"
    )[0][0]
    extended = _by_hand(Measure.EXTENDED, "oversight_informationrequest", every)
    assert extended > 0
    assert told.totals[place].value == Fraction(extended, closed)


def _all(sql: str) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


@pytest.mark.parametrize("measure", list(Measure))
@pytest.mark.parametrize(("name", "narrowed"), [("si", ""), ("si", "&district=430105"), ("bai", "")])
def test_each_number_agrees_with_the_list_behind_it(
    signed_in, name: str, narrowed: str, measure: Measure
) -> None:
    client = signed_in(name)
    response = client.get(f"/desk/supervision?measure={measure}{narrowed}")
    told = response.context["heat"]
    for row in told.rows[:3]:
        for cell in [one for one in row.cells if one.value][:3]:
            query = response.context["asked"].query(part=row.part, what=measure.behind, line=cell.line.id)
            listed = client.get(f"/desk/supervision/records?{query}").context["count"]
            if measure in (Measure.LOAD, Measure.OVERDUE):
                assert listed == cell.value
            elif measure is Measure.EXTENDED:
                closed = client.get(
                    f"/desk/supervision/records?{query.replace('what=extended', 'what=closed')}"
                )
                assert Fraction(listed, closed.context["count"]) == cell.value
            else:
                assert listed > 0


def test_the_median_is_that_of_the_records_listed(signed_in) -> None:
    client = signed_in("si")
    response = client.get("/desk/supervision?measure=median&district=430105")
    told = response.context["heat"]
    row = told.rows[0]
    cell = next(one for one in row.cells if one.value)
    query = response.context["asked"].query(part=row.part, what="closed", line=cell.line.id)
    days, address = [], f"/desk/supervision/records?{query}"
    while address:
        page = client.get(address).context
        days += [one.days for one in page["rows"]]
        address = page["following"] and f"/desk/supervision/records?{query}&after={page['following']}"
    days.sort()
    assert len(days) == page["count"]
    assert cell.value == Fraction(days[(len(days) - 1) // 2] + days[len(days) // 2], 2)


def test_each_finding_agrees_with_the_list_behind_it(signed_in) -> None:
    client = signed_in("si")
    response = client.get("/desk/supervision/criticism")
    told = response.context["told"]
    found = [*told.broken[:4], *told.unpublished[:4], *told.uncovered[:4]]
    assert found
    for one in found:
        query = response.context["asked"].query(what="broken", line=one.line.id, clock=one.clock.name)
        assert client.get(f"/desk/supervision/records?{query}").context["count"] == one.count
    for one in told.short:
        assert Fraction(one.numerator, one.denominator) < one.bound
        assert one.numerator + one.missing == one.denominator * one.bound


def test_each_warning_agrees_with_the_list_behind_it(signed_in) -> None:
    client = signed_in("si")
    response = client.get("/desk/supervision/warnings")
    told = response.context["told"]
    for one in told.pressed[:3]:
        desk = client.get(f"/desk/?shelf=soon&unit={one.unit}").context["docket"]
        assert next(shelf.count for shelf in desk.shelves if shelf.name == "soon") == one.soon
        assert next(shelf.count for shelf in desk.shelves if shelf.name == "overdue") == one.overdue
    for ahead, listed in ((60, told.duties), (90, told.lapsing)):
        for one in listed[:3]:
            query = response.context["asked"].query(
                what="due", line=one.line.id, clock=one.clock.name, ahead=ahead
            )
            assert client.get(f"/desk/supervision/records?{query}").context["count"] == one.count
    now, before = book(2023, ["4301"]), book(2022, ["4301"])
    for one in told.fallen:
        assert now.rate(one.line, one.rate, "4301") < before.rate(one.line, one.rate, "4301")


def test_nobody_sees_beyond_their_ground(signed_in) -> None:
    client = signed_in("bai")
    for address in ("/desk/supervision", "/desk/supervision/warnings", "/desk/supervision/criticism"):
        assert client.get(f"{address}?unit=2001").status_code == 400, "a unit of another district"
        assert client.get(f"{address}?district=430103").status_code == 400
    told = client.get("/desk/supervision").context["heat"]
    assert {row.part.unit for row in told.rows} <= set(ground(_actor("bai")).units)
    everything = "/desk/supervision/records?what=open&line=people.mediation"
    assert client.get(everything).context["count"] < signed_in("si").get(everything).context["count"]


def test_a_handler_oversees_nothing(signed_in) -> None:
    client = signed_in("an")
    for address in ("supervision", "supervision/warnings", "supervision/criticism", "supervision/chart.svg",
                    "supervision/records?what=open&line=people.mediation"):  # fmt: skip
        response = client.get(f"/desk/{address}", headers={"accept-language": "zh"})
        assert response.status_code == 403
        assert "SV-001" in response.content.decode()
    assert "/desk/supervision" not in client.get("/desk/").content.decode()


@pytest.mark.parametrize(
    "query",
    ["what=attic&line=people.mediation", "line=people.mediation", "what=broken&line=people.mediation",
     "what=due&line=people.mediation&clock=no", "what=open&line=people.mediation&after=x", "measure=heat", "month=13",
     "what=due&line=people.mediation&clock=take_up_by&ahead=999"],
)  # fmt: skip
def test_a_question_that_is_none_is_told(signed_in, query: str) -> None:
    assert signed_in("si").get(f"/desk/supervision/records?{query}").status_code == 400


def test_a_picture_stands_beside_its_table(signed_in) -> None:
    client = signed_in("bai")
    for measure in Measure:
        response = client.get(f"/desk/supervision/chart.svg?measure={measure}")
        assert response["Content-Type"].startswith("image/svg+xml")
        assert response.content.startswith(b"<svg")


@pytest.mark.parametrize(
    "address",
    ["/desk/", "/desk/supervision", "/desk/supervision?measure=extended", "/desk/supervision/warnings",
     "/desk/supervision/criticism", "/desk/supervision/records?what=overdue&line=people.committee"],
)  # fmt: skip
def test_a_page_reads_little_and_weighs_little(signed_in, address: str) -> None:
    client = signed_in("si")
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    assert len(queries) <= (8 if address == "/desk/" else 12)
    assert len(response.content) < 200_000


# ---------------------------------------------------------------------------------------------------------- my desk


def test_the_desk_narrows_to_a_unit_and_those_below_it(signed_in) -> None:
    client = signed_in("si")
    whole = client.get("/desk/").context["docket"].shelves[0].count
    parts = 0
    for code in client.get("/desk/").context["ground"].districts:
        docket = client.get(f"/desk/?district={code}").context["docket"]
        parts += docket.shelves[0].count
        assert all(unit(due.unit).territory.startswith(code) for due in docket.rows)
    alone = client.get("/desk/?unit=1").context["docket"].shelves[0].count
    below = client.get("/desk/?unit=1&below=1").context["docket"].shelves[0].count
    assert 0 < parts <= whole
    assert alone <= below <= whole
    assert set(with_below(1)) > {1}


def test_a_filter_is_kept_under_its_name_for_its_owner_alone(signed_in) -> None:
    client, other = signed_in("si"), signed_in("bai")
    query = "shelf=soon&line=people.mediation&district=430105"
    response = client.post("/desk/filters", {"name": " 开福  调解 ", "query": query})
    assert response["Location"] == f"/desk/?{query}"
    page = client.get(f"/desk/?{query}")
    assert [(one.name, one.query) for one in page.context["saved"]] == [("开福 调解", query)]
    assert not other.get("/desk/").context["saved"]
    client.post("/desk/filters", {"name": "开福 调解", "query": "shelf=overdue"})
    assert [one.query for one in client.get("/desk/").context["saved"]] == ["shelf=overdue"]
    other.post("/desk/filters", {"name": "开福 调解", "do": "drop"})
    assert len(client.get("/desk/").context["saved"]) == 1
    client.post("/desk/filters", {"name": "开福 调解", "do": "drop"})
    assert not client.get("/desk/").context["saved"]


def test_twenty_filters_are_enough(signed_in) -> None:
    client = signed_in("an")
    for number in range(20):
        assert client.post("/desk/filters", {"name": f"f{number}", "query": "shelf=soon"}).status_code == 302
    assert client.post("/desk/filters", {"name": "one more", "query": "shelf=soon"}).status_code == 400
    assert client.post("/desk/filters", {"name": "f3", "query": "shelf=all"}).status_code == 302


def test_a_filter_that_asks_for_nonsense_is_refused(signed_in) -> None:
    client = signed_in("an")
    assert client.post("/desk/filters", {"name": "x", "query": "shelf=attic"}).status_code == 400
    assert client.get("/desk/?unit=2001").status_code == 400, "not on her ground"
    with pytest.raises(BadQuery):
        ground(_actor("an")).read({"district": "430103"})
