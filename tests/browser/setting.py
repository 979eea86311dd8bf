"""What stands on the stage of the browser tests besides the rehearsed year: a library, an edition, a clean-up, cases of An's unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

AT = datetime(2023, 12, 31, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
OGI = "oversight.information_request"
KAIFU = 4001
FACTS = {
    "applicant_kind": "natural", "applicant": "演示申请人甲0001", "contact": "000-0000-0001", "channel": "counter",
    "wanted": "演示：某路段工程的验收报告",
}  # fmt: skip

PARKING = """# 演示市停车管理办法
2019年3月1日演示市人民政府令第7号公布
## 第一章 总则
第一条 为了加强停车管理，根据《演示市道路条例》第二条，制定本办法。
第二条 停车场分为：
（一）公共停车场；
（二）专用停车场。
第三条 市交通主管部门负责停车管理工作，依照本办法第二条第一项办理。
## 第二章 附则
第四条 本办法自2019年4月1日起施行。
"""
PARKING_ANEW = (
    PARKING.replace("2019年3月1日演示市人民政府令第7号公布", "2022年8月1日演示市人民政府令第12号修订")
    .replace("市交通主管部门负责停车管理工作", "市城市管理主管部门负责停车管理工作")
    .replace("自2019年4月1日起", "自2022年9月1日起")
)
ROADS = """# 演示市道路条例
2018年1月5日演示市人民代表大会常务委员会通过
第一条 为了加强道路管理，制定本条例。
第二条 道路两侧停车，由市人民政府规定。
第三条 本条例自2018年3月1日起施行。
"""


def drill(subject: str, number: int) -> str:
    """An invented notice of the city's justice bureau, whose head a clean-up reads."""
    issuer, on = "长沙市司法局", f"2019年3月{number}日"
    title = f"{issuer}关于{subject}的通知"
    head = f"发文机关：\n{issuer}\n成文日期：\n{on}\n标　　题：\n{title}\n发文字号：\n长演发〔2019〕{number}号\n发布日期：\n{on}\n"
    return f"{head}\n{title}\n各单位：\n一、做好{subject}清扫演练工作。\n{issuer}\n{on}\n"


@dataclass(frozen=True)
class Staged:
    """What the tests need to know of it. `law`, `dated`: a document's code and the day of its first version."""

    request: str
    law: str
    dated: str
    notice: str
    clean_up: int
    draft: int
    prepared: int
    committee: str
    committee_at: str


def set_the_stage(index: Path) -> Staged:
    """Makes it all in the connected database, and commits; the library's index goes into that folder."""
    law, dated, notice = _library(index)
    seal_an_edition()
    return Staged(_request(), law, dated, notice, _clean_up(index), _draft(), _prepared(), *_committee())


def _library(index: Path) -> tuple[str, str, str]:
    from fadu.library.given import given
    from fadu.library.intake import Item, take_in
    from fadu.library.models import Document
    from fadu.library.search.follow import rebuild

    texts = {
        "办法.txt": PARKING,
        "办法新.txt": PARKING_ANEW,
        "条例.txt": ROADS,
        "甲.txt": drill("甲类演练", 1),
        "乙.txt": drill("乙类演练", 2),
    }
    take_in(
        [Item(given(path, None), text.encode) for path, text in texts.items()],
        at=datetime(2023, 12, 30, 9, tzinfo=UTC),
    )
    Document.objects.update(synthetic=True)
    rebuild(index)
    law = Document.objects.get(title="演示市停车管理办法")
    first = law.versions.order_by("dated").first()
    return law.code, first.dated.isoformat(), Document.objects.get(title__contains="甲类").code


def _request() -> str:
    """A request over the counter in An's unit, and an extension that An has laid before her head. → its number"""
    from django.test import Client

    from fadu.engine import act
    from fadu.engine.access import HANDLER, Actor
    from fadu.engine.identity import read_identity
    from fadu.engine.line import line
    from fadu.engine.people import unit

    place = unit(KAIFU)
    handler = Actor(7, "演示", frozenset({HANDLER}), KAIFU, place.territory, place.system)
    key = act.open(
        line(OGI), "receive", place=place.place, actor=handler, on=date(2023, 12, 20), at=AT, facts=FACTS
    )
    number = str(read_identity(str(act.find(key).row["id"])))
    an = Client()
    an.force_login(_officer("an"))
    laid = {
        "extension_days": "10",
        "act_on": "2023-12-29",
        "seen": "1",
        "do": "prepare",
        "remark": "演示：请签",
    }
    assert an.post(f"/desk/cases/{number}/extend", laid).status_code == 302
    return number


def _prepared() -> int:
    from fadu.desk.case_prepared import Prepared

    return int(Prepared.objects.order_by("-pk")[0].pk)


def _clean_up(index: Path) -> int:
    from unittest import mock

    from fadu.campaigns import cleaning
    from fadu.library.search import searching
    from fadu.library.search.searching import Wanted

    with mock.patch.object(searching, "place", return_value=index):
        made = cleaning.make(
            Wanted("清扫演练", AT.date()), title="演示：演练类文件清理", reason="演示：每年一次。", due=date(2024, 3, 1),
            actor=_officer("si").actor, at=AT,
        )  # fmt: skip
    return int(made.pk)


def _committee() -> tuple[str, str]:
    """A mediation committee that sits, and the district in which a citizen looks for it."""
    from fadu.engine.line import line
    from fadu.portal.errands.bodies import district_of

    one = line("people.committee").model._default_manager.filter(state="seated").order_by("id").first()
    return str(one.id), district_of(one.territory)


def _draft() -> int:
    """A draft before the public on the last day, with something that awaits a reply."""
    from fadu.consultations.models import Consultation

    return int(Consultation.objects.filter(closes__gte=AT.date(), comments__outcome="").order_by("pk")[0].pk)


def seal_an_edition() -> None:
    """The year's report as it stands now."""
    from fadu.config.commands.edition import setting
    from fadu.report import sealing

    sealing.seal(setting(2023), at=AT, by="演示")


def session_of(name: str) -> str:
    """The key of a session of somebody of the cast."""
    from django.test import Client

    client = Client()
    client.force_login(_officer(name))
    return client.cookies["sessionid"].value


def follow() -> None:
    """The tallies catch up with the log, as the running installation does by itself."""
    from fadu.engine import follow

    follow.up_to_now(follow.TALLIES)


def _officer(name: str):
    from fadu.engine.people import Officer

    return Officer.objects.get(username=name)


def give_a_second_factor(name: str) -> None:
    """From then on the person's sign-in asks for a code."""
    from django_otp.plugins.otp_totp.models import TOTPDevice

    TOTPDevice.objects.create(user=_officer(name), name="desk", confirmed=True)
