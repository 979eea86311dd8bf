"""The words of the desk's templates: its rooms, choices of ground, remaining days, the address of a record."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from fadu.desk.grounds import Ground, Part
from fadu.desk.reads import Due, Wanted
from fadu.desk.rooms import rooms
from fadu.measure.cite import Term

register = template.Library()


@register.inclusion_tag("desk/nav.html", takes_context=True)
def desk_nav(context: Context, here: str) -> dict[str, Any]:
    """The rooms of the desk that this official may enter."""
    return {"here": here, "desk_rooms": rooms(context["request"]), "lang": context.get("lang")}


@register.inclusion_tag("desk/ground_choices.html", takes_context=True)
def ground_choices(context: Context, ground: Ground, part: Part) -> dict[str, Any]:
    """The fields of a form that narrow the ground, as far as there is a choice."""
    return {"ground": ground, "part": part, "grouped": ground.grouped(), "lang": context.get("lang")}


@register.simple_tag
def shelf_query(wanted: Wanted, shelf: str) -> str:
    """The same narrowing on another shelf."""
    return wanted.query(shelf=shelf)


@register.simple_tag
def record_address(number: str) -> str:
    """Where officials open a record: its case page, or where there is none the page that everybody opens."""
    try:
        return reverse("case", args=[number])
    except NoReverseMatch:
        return reverse("record", args=[number])


_STANDING = {
    "paused": ("tag-wait", Term("已暂停", "paused")),
    "passed": ("", Term("已届满", "run out")),
}


@register.simple_tag(takes_context=True)
def days_left(context: Context, due: Due) -> SafeString:
    """The working days left, or by how many it is late, as a mark in words and colour."""
    lang = "en" if context.get("lang") == "en" else "zh"
    kind, said = _STANDING.get(due.standing) or _counted(due)
    return format_html('<span class="tag {}">{}</span>', kind, said.said(lang))


def _counted(due: Due) -> tuple[str, Term]:
    if due.standing == "overdue":
        return "tag-bad", Term(
            f"逾期 {due.late} 个工作日", f"{due.late} working day{'s' * (due.late != 1)} late"
        )
    kind = "tag-wait" if due.standing == "soon" else "tag-blue"
    if due.left == 0:
        return kind, Term("今天届满", "ends today")
    return kind, Term(f"{due.left} 个工作日", f"{due.left} working day{'s' * (due.left != 1)}")
