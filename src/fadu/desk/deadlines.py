"""The deadlines of one's unit as a calendar that other programs subscribe to, at an address that only its owner knows.

The address holds a signed name, bound to the password: changing the password ends it. It opens the dates alone, no
personal facts, and nothing else.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import cast

from django.contrib.auth.decorators import login_required
from django.core import signing
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from icalendar import Alarm, Calendar, Event

from fadu.desk import sorts
from fadu.desk.sorts import Sort
from fadu.engine.access import Actor
from fadu.engine.line import line_with_code
from fadu.engine.people import Officer
from fadu.engine.plan import shown
from fadu.measure.cite import Lang, Term
from fadu.measure.trouble import Trouble
from fadu.pages.visit import SYNTHETIC, visit

_SALT, _MOST, _BEFORE = "fadu deadlines", 1_000, timedelta(days=30)


class NoSuchCalendar(Trouble):
    code = "DK-030"
    title = Term("没有这份日历", "No such calendar")
    zh = "这个日历地址无效：可能抄错，或者账号已停用、密码已更改。"
    en = "This calendar's address does not open: it may be miscopied, or the account was closed or its password changed."
    remedy_zh = "请登录后在“期限日历”一页重新取得地址。"
    remedy_en = "Sign in and take the address anew from “Calendar of deadlines”."
    status = 404


def address_of(officer: Officer) -> str:
    told = signing.dumps([officer.pk, officer.get_session_auth_hash()[:16]], salt=_SALT)
    return reverse("deadlines", args=(told,))


def owner(told: str) -> Officer:
    """Whose calendar it is; raises NoSuchCalendar."""
    try:
        pk, bound = signing.loads(told, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        raise NoSuchCalendar from None
    found = Officer.objects.filter(pk=pk, is_active=True).first()
    if found is None or found.get_session_auth_hash()[:16] != bound:
        raise NoSuchCalendar
    return found


@require_safe
@never_cache
@login_required
def calendar_page(request: HttpRequest) -> HttpResponse:
    """The address to subscribe to."""
    told = request.build_absolute_uri(address_of(cast(Officer, request.user)))
    return render(request, "desk/deadlines.html", {"address": told})


@require_safe
@never_cache
def deadlines(request: HttpRequest, told: str) -> HttpResponse:
    """iCalendar (RFC 5545): a day for each clock that runs in the owner's units, from a month past on."""
    who, officer = visit(request), owner(told)
    made = as_calendar(officer.actor_on(who.today), who.lang, today=who.today, at=who.office.at,
                       remark=SYNTHETIC.said(who.lang) if who.office.rehearsed else "")  # fmt: skip
    return HttpResponse(made, content_type="text/calendar; charset=utf-8")


def as_calendar(viewer: Actor, lang: Lang, *, today: date, at: datetime, remark: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Fadu//deadlines//ZH")
    calendar.add("version", "2.0")
    calendar.add(
        "x-wr-calname", Term("办理期限", "Deadlines").said(lang) + (f"（{remark}）" if remark else "")
    )
    for record, clock, line, due, provisional in _running(viewer, today):
        of = line_with_code(line)
        title = f"{of.clocks[clock].title.said(lang)} {shown(record)}"
        event = Event()
        event.add("uid", f"{shown(record)}-{clock}@fadu")
        event.add("dtstamp", at)
        event.add("dtstart", due)
        event.add("dtend", due + timedelta(days=1))
        event.add("summary", title + (Term("（暂定）", " (provisional)").said(lang) if provisional else ""))
        event.add("description", "；".join(part for part in (of.title.said(lang), remark) if part))
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", timedelta(days=-1))
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _running(viewer: Actor, today: date) -> list[tuple[int, str, int, date, bool]]:
    """The deadlines of officials in the viewer's own units, the soonest first."""
    condition, values = sorts.sql(Sort.DEADLINE)
    given = {
        **values,
        "units": sorted({hat.unit for hat in viewer.hats}),
        "since": today - _BEFORE,
        "most": _MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT record, clock, line, due, provisional FROM engine_docket WHERE unit = ANY(%(units)s) AND due >= %(since)s"
            f" AND {condition} ORDER BY due, record, clock LIMIT %(most)s",
            given,
        )
        return list(cursor.fetchall())
