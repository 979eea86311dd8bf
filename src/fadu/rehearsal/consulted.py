"""The drafts that stand at public comment as the rehearsed year ends: an invented text, some comments, some replies."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection

from fadu.consultations import consulting
from fadu.consultations.models import Comment, Consultation, Kind, Outcome
from fadu.engine.line import Line, lines
from fadu.engine.people import units
from fadu.library.cleaning import clean
from fadu.library.outline import outline

_ZONE = ZoneInfo("Asia/Shanghai")
_SUBJECTS = (
    "公共停车场管理",
    "河道采砂管理",
    "社区养老服务",
    "城市绿化管护",
    "餐饮油烟防治",
    "电动自行车停放",
)
_TEXT = """长沙市{subject}办法（征求意见稿）
（演示数据：本稿由程序虚构，不是任何机关的文件）
第一章　总则
第一条　为了规范{subject}，根据有关法律、法规，结合本市实际，制定本办法。
第二条　本市行政区域内的{subject}及其监督管理，适用本办法。
第三条　{subject}遵循公开、便民、安全的原则。
第二章　管理
第四条　市主管部门负责全市{subject}的指导和监督；区县（市）主管部门负责本行政区域内的具体工作。
第五条　主管部门应当自受理申请之日起10个工作日内作出决定。
不能在规定期限内作出决定的，经本机关负责人批准，可以延长5个工作日，并告知理由。
第六条　任何单位和个人可以对违反本办法的行为进行举报。
第三章　附则
第七条　本办法自公布之日起30日后施行，有效期5年。
"""
_SAID = (
    ("a5", Kind.PERSON, "10个工作日太长，建议改为5个工作日。", Outcome.PARTLY, "已改为7个工作日；现场核查需要时间。"),
    ("a2", Kind.FIRM, "建议写明适用于已建成的项目。", Outcome.ADOPTED, "已增加一款：本办法施行前已建成的，适用本办法。"),
    ("a6", Kind.PERSON, "建议公布举报电话。", Outcome.DECLINED, "举报渠道另在主管部门网站公布，不在办法中写明。"),
    ("", Kind.BODY, "希望同时修订另一部条例。", Outcome.OUTSIDE, "该条例不在本次征求意见范围，已转其起草单位。"),
    ("a4", Kind.PERSON, "建议明确街道的职责。", None, ""),
    ("a7", Kind.FIRM, "建议给企业半年准备时间。", None, ""),
)  # fmt: skip


def put_out_drafts(year: int, seed: int) -> int:
    """Makes what is missing; returns how many drafts are then before the public."""
    lot, made = random.Random(f"{seed}/consultations"), 0
    for line in lines():
        for key, unit, since in _before_the_public(line):
            if units().get(unit) is not None and not Consultation.objects.filter(record=key).exists():
                _put_out(key, unit, since or date(year, 12, 15), year, lot)
            made += 1
    return made


def _before_the_public(line: Line) -> list[tuple[int, int, date | None]]:
    states = sorted(consulting.commenting_states(line))
    if not states:
        return []
    since = "comment_from" if "comment_from" in line.fields else "NULL"
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT id, unit, {since} FROM "{line.table}" WHERE state = ANY(%s) ORDER BY id', [states]
        )
        return [(key, unit, on) for key, unit, on in cursor.fetchall()]


def _put_out(key: int, unit: int, since: date, year: int, lot: random.Random) -> None:
    subject = lot.choice(_SUBJECTS)
    kept = clean(_TEXT.format(subject=subject))
    at = datetime.combine(since, time(9), _ZONE)
    consultation = Consultation.objects.create(
        record=key, round=1, unit=unit, title=f"长沙市{subject}办法（征求意见稿）（演示）", text=kept.text, synthetic=True,
        background="演示数据：由程序虚构。", structure=[part.told() for part in outline(kept)],
        opens=since, closes=max(since + timedelta(days=30), date(year + 1, 1, 10)), made_by=0, made_at=at,
    )  # fmt: skip
    for number, (anchor, kind, text, outcome, reply) in enumerate(_SAID, start=1):
        said_at = at + timedelta(hours=number)
        Comment.objects.create(
            consultation=consultation, number=number, token=f"rehearsal-{key}-{number}", anchor=anchor, kind=kind,
            text=text, name="演示甲", at=said_at, outcome=outcome or "", reply=reply,
            replied_by=0 if outcome else None, replied_at=said_at + timedelta(days=1) if outcome else None,
        )  # fmt: skip
