"""The main navigation: the rooms of the house as far as this installation has them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from fadu.measure.cite import Term


@dataclass(frozen=True, slots=True)
class Room:
    """One entry: the address it leads to (by name), and the other addresses that belong to it (name prefixes)."""

    url: str
    title: Term
    within: tuple[str, ...] = ()


ROOMS = (
    Room("report", Term("报告", "Report"), ("published", "edition")),
    Room("figures", Term("数据", "Figures"), ("figure", "record", "disclosure", "enforcement", "open-data")),
    Room("services", Term("办事", "Services"), ("errand", "track")),
    Room("library", Term("政策文件库", "Policy library"), ("library",)),
    Room("drafts", Term("征求意见", "Drafts for comment"), ("draft",)),
    Room(
        "desk",
        Term("工作台", "Desk"),
        (
            "desk",
            "sign",
            "case",
            "supervision",
            "admin",
            "account",
            "password",
            "delegation",
            "readings",
            "new",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Entry:
    address: str
    title: Term
    here: bool


def navigation(request: HttpRequest) -> list[Entry]:
    match = request.resolver_match
    here = (match.url_name or "") if match else ""
    return [
        Entry(address, room.title, _within(room, here)) for room in ROOMS if (address := _address(room.url))
    ]


def _address(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def _within(room: Room, here: str) -> bool:
    return here == room.url or any(here.startswith(prefix) for prefix in room.within)
