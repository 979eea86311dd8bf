"""Who may enter which room of the desk: supervision for heads and supervisors, administration for administrators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from fadu.engine.access import Actor, Role
from fadu.engine.people import Officer
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.visit import visit


class NotYourRoom(Trouble):
    status: ClassVar[int] = 403
    code = "SV-001"
    title = Term("不在您的职责内", "Not among your duties")
    zh = "“{room}”只对{whom}开放。"
    en = "“{room}” is open to {whom} only."
    remedy_zh = "需要时，请联系本单位管理员调整职责。"
    remedy_en = "If you need it, ask your administrator to change your roles."


NEW = Term("登记", "Register")
SIGNING = Term("签批", "Signatures")
CONSULTATIONS = Term("征求意见", "Comments on drafts")
CLEAN_UPS = Term("文件清理", "Clean-ups")
DEADLINES = Term("期限日历", "Calendar")
RATINGS = Term("评价", "Ratings")
SUPERVISION = Term("监督", "Supervision")
READINGS = Term("个人信息查阅记录", "Reads of personal data")
DELEGATION = Term("代理", "Delegation")
ADMINISTRATION = Term("系统管理", "Administration")
OVERSEERS = Term("负责人和主管部门", "heads and supervising bodies")
ADMINISTRATORS = Term("管理员", "administrators")


@dataclass(frozen=True, slots=True)
class DeskRoom:
    """One room: its name, its address, what it is called."""

    name: str
    address: str
    title: Term


def oversees(viewer: Actor) -> bool:
    """Heads see what is about to be late in their unit and below, supervisors on their ground."""
    return any({Role.HEAD, Role.SUPERVISOR} & hat.roles for hat in viewer.hats)


def administers(request: HttpRequest) -> bool:
    """May this person change units and people on their ground? (Django's own mark for staff; see docs/decisions.)"""
    user = request.user
    return isinstance(user, Officer) and user.is_active and user.is_staff


def must_oversee(request: HttpRequest, room: Term = SUPERVISION) -> None:
    """Refuses whoever oversees nothing."""
    if not oversees(visit(request).viewer):
        raise NotYourRoom(room=room, whom=OVERSEERS)


def must_administer(request: HttpRequest) -> None:
    """Refuses whoever is no administrator."""
    if not administers(request):
        raise NotYourRoom(room=ADMINISTRATION, whom=ADMINISTRATORS)


def rooms(request: HttpRequest) -> list[DeskRoom]:
    """The rooms beyond My desk that this person may enter, as far as they exist."""
    viewer = visit(request).viewer
    told = [
        ("new", NEW, True),
        ("signing", SIGNING, True),
        ("desk-consultations", CONSULTATIONS, viewer.official),
        ("desk-clean-ups", CLEAN_UPS, viewer.official),
        ("desk-deadlines", DEADLINES, viewer.official),
        ("desk-ratings", RATINGS, viewer.official),
        ("supervision", SUPERVISION, oversees(viewer)),
        ("readings", READINGS, oversees(viewer)),
        ("delegation", DELEGATION, viewer.official),
        ("admin", ADMINISTRATION, administers(request)),
    ]
    return [
        DeskRoom(name, address, title) for name, title, may in told if may and (address := _address(name))
    ]


def _address(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
