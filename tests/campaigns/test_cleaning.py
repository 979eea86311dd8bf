"""A clean-up from search to published list: who may, what is asked, and that the list then rules what is in force."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from fadu.campaigns import cleaning
from fadu.campaigns.models import Campaign, Verdict
from fadu.campaigns.troubles import (
    NoSuchCampaign,
    NothingFound,
    NotTheReviewer,
    NotTheRunner,
    Published,
    ReasonMissing,
    Undecided,
)
from fadu.engine.people import Officer
from fadu.library import gathering, intake
from fadu.library.models import Document
from fadu.library.search import searching
from fadu.library.search.follow import rebuild
from fadu.library.search.searching import Wanted

AT, TODAY = datetime(2023, 12, 31, 9, tzinfo=UTC), date(2023, 12, 31)
ISSUER = "长沙市司法局"


def notice(subject: str, number: int) -> str:
    title, on = f"{ISSUER}关于{subject}的通知", f"2019年3月{number}日"
    head = f"发文机关：\n{ISSUER}\n成文日期：\n{on}\n标　　题：\n{title}\n发文字号：\n长演发〔2019〕{number}号\n发布日期：\n{on}\n"
    return f"{head}\n{title}\n各单位：\n一、做好{subject}清扫演练工作。\n{ISSUER}\n{on}\n"


SUBJECTS = ("甲类演练", "乙类演练", "丙类演练", "丁类演练")


@pytest.fixture(autouse=True)
def _shelved(city_year: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number, subject in enumerate(SUBJECTS, start=1):
        (folder / f"{number}.txt").write_text(notice(subject, number), "utf-8")
    intake.take_in(gathering.gather([folder]), at=AT)
    monkeypatch.setattr(searching, "place", lambda: tmp_path / "index")
    rebuild(tmp_path / "index")


def officer(name: str) -> Officer:
    return Officer.objects.get(username=name)


def campaign() -> Campaign:
    si = officer("si").actor
    wanted = Wanted("清扫演练", TODAY)
    return cleaning.make(
        wanted, title="演练类", reason="依《某某法》清理。", due=date(2024, 3, 1), actor=si, at=AT
    )


def test_it_takes_in_what_the_search_finds_and_gives_it_to_the_issuer() -> None:
    made = campaign()
    items = list(made.items.all())
    assert len(items) == 4
    assert {item.unit for item in items} == {109}  # 长沙市司法局 by the city's units
    assert {term.zh: count for term, count in cleaning.tally(made)}["尚无结论"] == 4


def test_only_who_oversees_runs_it() -> None:
    with pytest.raises(NotTheRunner):
        cleaning.make(
            Wanted("清扫演练", TODAY), title="x", reason="y", due=TODAY, actor=officer("an").actor, at=AT
        )
    with pytest.raises(NothingFound):
        cleaning.make(
            Wanted("无此词语乎", TODAY), title="x", reason="y", due=TODAY, actor=officer("si").actor, at=AT
        )
    with pytest.raises(NoSuchCampaign):
        cleaning.find(campaign().pk, officer("an").actor)


def test_the_list_rules_from_the_day_it_is_published() -> None:
    made, si, an = campaign(), officer("si").actor, officer("an").actor
    kept, repealed, lapsed, amended = made.items.order_by("pk")
    with pytest.raises(NotTheReviewer):
        cleaning.decide(kept, "keep", "需要", actor=an, at=AT)
    cleaning.assign(lapsed, 4001, actor=si)
    cleaning.decide(lapsed, "lapse", "任务已完成", actor=an, at=AT)  # now it is An's unit's
    with pytest.raises(Undecided):
        cleaning.publish(made, actor=si, on=TODAY, at=AT)
    with pytest.raises(ReasonMissing):
        cleaning.decide(kept, "keep", "  ", actor=si, at=AT)
    for item, verdict in ((kept, "keep"), (repealed, "repeal"), (amended, "amend")):
        cleaning.decide(item, verdict, "与上位法一致与否已核对", actor=si, at=AT)
    with pytest.raises(NotTheRunner):
        cleaning.publish(made, actor=an, on=TODAY, at=AT)
    listed = cleaning.publish(made, actor=si, on=TODAY, at=AT, remark="演示数据")
    assert listed.synthetic
    assert "演示数据" in listed.versions.get().text
    state = {item.document.pk: Document.objects.get(pk=item.document.pk) for item in made.items.all()}
    assert (state[repealed.document.pk].ended_as, state[repealed.document.pk].ends) == (
        "repealed",
        date(2023, 12, 30),
    )
    assert state[lapsed.document.pk].ends == date(2023, 12, 30)
    assert state[kept.document.pk].ends is None
    assert state[amended.document.pk].ends is None
    with pytest.raises(Published):
        cleaning.decide(kept, "repeal", "又", actor=si, at=AT)
    with pytest.raises(Published):
        cleaning.publish(cleaning.find(made.pk, si), actor=si, on=TODAY, at=AT)


def test_the_whole_clean_up_by_its_pages() -> None:
    desk, an = Client(), Client()
    desk.force_login(officer("si"))
    an.force_login(officer("an"))
    form = {"q": "清扫演练", "title": "演练类", "reason": "一年一次。", "due": "2024-03-01"}
    assert an.post("/desk/clean-ups/new", form).status_code == 403
    empty = desk.post("/desk/clean-ups/new", {"q": "清扫演练", "title": "", "reason": "一年一次。"})
    assert empty.status_code == 422
    assert "一年一次。" in empty.content.decode()
    made = desk.post("/desk/clean-ups/new", form)
    found = Campaign.objects.get()
    address = f"/desk/clean-ups/{found.pk}"
    assert made.headers["location"] == address
    assert an.get(address).status_code == 404
    page = desk.get(address).content.decode()
    assert all(f"关于{subject}的通知" in page for subject in SUBJECTS)
    first, *others = found.items.order_by("pk")
    assert desk.post(address, {"item": first.pk, "unit": "开福区司法局", "what": "assign"}).status_code in (
        302,
        422,
    )
    cleaning.assign(first, 4001, actor=officer("si").actor)
    assert an.get(address).status_code == 200
    assert (
        an.post(address, {"item": first.pk, "what": "decide", "verdict": "keep", "reason": ""}).status_code
        == 422
    )
    assert (
        an.post(
            address, {"item": first.pk, "what": "decide", "verdict": "keep", "reason": "需要"}
        ).status_code
        == 302
    )
    assert (
        an.post(
            address, {"item": others[0].pk, "what": "decide", "verdict": "keep", "reason": "需要"}
        ).status_code
        == 404
    )
    for item in others:
        assert (
            desk.post(
                address, {"item": item.pk, "what": "decide", "verdict": "lapse", "reason": "已完成"}
            ).status_code
            == 302
        )
    assert an.post(address, {"what": "publish"}).status_code == 403
    assert desk.post(address, {"what": "publish"}).status_code == 302
    found.refresh_from_db()
    assert found.result is not None
    assert "演示数据" in found.result.versions.get().text  # the city is a rehearsed one
    assert "/library/" in desk.get(address).content.decode()


def test_the_worries_are_listed(city_year: int) -> None:
    desk = Client()
    desk.force_login(officer("si"))
    Document.objects.filter(number="长演发〔2019〕1号").update(ends=date(2024, 1, 5))
    Document.objects.filter(number="长演发〔2019〕2号").update(
        number="长演发〔2019〕3号", number_key=Document.objects.get(number="长演发〔2019〕3号").number_key
    )
    html = desk.get("/desk/clean-ups/").content.decode()
    assert "甲类演练" in html  # about to expire
    assert "长演发〔2019〕3号" in html  # a number given twice


@given(
    data=st.dictionaries(st.sampled_from(["item", "what", "verdict", "reason", "unit"]), st.text(max_size=30))
)
@settings(max_examples=40)
def test_whatever_is_sent_is_told(city_year: int, data: dict[str, str]) -> None:
    made = Campaign.objects.first() or campaign()
    desk = Client()
    desk.force_login(officer("si"))
    assert desk.post(f"/desk/clean-ups/{made.pk}", data).status_code in (302, 400, 404, 422)


def test_verdicts_are_the_four_outcomes() -> None:
    assert [one.term.zh for one in Verdict] == ["继续有效", "修改", "废止", "失效"]
