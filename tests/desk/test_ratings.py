"""好差评 at the desk: the handling unit reads scores and words of its own cases; nobody else does, and nobody is named."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.desk.test_case import KAIFU, OGI, TIANXIN, number_of, request_of

from fadu.engine.line import line
from fadu.engine.ratings import Rating, distribution

AT = datetime(2023, 12, 30, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
WORDS = "答复及时（演示）"


def _rate(record: int, score: int, comment: str = "", *, unit: int = KAIFU, later: int = 0) -> None:
    Rating.objects.create(record=record, line=line(OGI).code, unit=unit, score=score, comment=comment,
                          at=AT + timedelta(minutes=later))  # fmt: skip


@pytest.fixture
def key(city_year: int) -> int:
    """Of the Kaifu bureau's cases one was judged 5, with words, one 1; of the Tianxin bureau's one 3."""
    mine, other, theirs = int(request_of()), int(request_of()), int(request_of(TIANXIN))
    _rate(mine, 5, WORDS, later=1)
    _rate(other, 1, "等了很久 <b>（演示）</b>")
    _rate(theirs, 3, "别处的话（演示）", unit=TIANXIN)
    return mine


def test_scores_are_counted_by_line(key: int) -> None:
    code = line(OGI).code
    assert distribution([KAIFU]) == {code: {5: 1, 1: 1}}
    assert distribution([KAIFU, TIANXIN]) == {code: {5: 1, 3: 1, 1: 1}}
    assert distribution([]) == {}


@pytest.mark.parametrize("name", ["an", "bai"])
def test_handler_and_head_read_what_was_said_of_their_cases(signed_in, key: int, name: str) -> None:
    page = signed_in(name).get("/desk/ratings")
    told = page.content.decode()
    (row,) = page.context["rows"]
    assert (row.counts, row.count, row.average, row.low) == ((1, 0, 0, 0, 1), 2, "3.0", 1)
    assert [one.score for one in page.context["said"]] == [5, 1]
    assert WORDS in told
    assert "&lt;b&gt;（演示）" in told
    assert "别处的话" not in told
    assert "虚构的张三" not in told  # the applicant of each
    assert number_of(str(key)) in told


def test_the_dissatisfied_alone(signed_in, key: int) -> None:
    desk = signed_in("an")
    assert [one.score for one in desk.get("/desk/ratings?score=low").context["said"]] == [1]
    assert desk.get("/desk/ratings?score=high").status_code == 400
    assert desk.get("/desk/ratings?page=0").status_code == 400
    assert desk.get("/desk/ratings?page=2").context["said"] == []


def test_other_units_read_their_own_and_the_public_none(signed_in, client, key: int) -> None:
    cheng = signed_in("cheng").get("/desk/ratings")
    assert "别处的话" in cheng.content.decode()
    assert WORDS not in cheng.content.decode()
    assert WORDS not in signed_in("si").get("/desk/ratings").content.decode()
    assert client.get("/desk/ratings").status_code == 302


def test_the_case_shows_its_rating_to_the_unit_that_handled_it(signed_in, key: int) -> None:
    number = number_of(str(key))
    assert WORDS in signed_in("an").get(f"/desk/cases/{number}").content.decode()
    assert WORDS not in signed_in("si").get(f"/desk/cases/{number}").content.decode()
    assert WORDS not in signed_in("an").get(f"/records/{number}").content.decode()


def test_a_page_holds_twenty(signed_in, key: int) -> None:
    for number in range(1, 20):
        _rate(number, 4, later=-number)  # with the two above: 21
    page = signed_in("an").get("/desk/ratings")
    assert len(page.context["said"]) == 20
    assert "page=2" in page.content.decode()
