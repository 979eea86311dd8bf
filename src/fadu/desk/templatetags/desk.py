"""The words of the desk's templates: its rooms, choices of ground, remaining days, the address of a record."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from fadu.desk.grounds import Ground, Part
from fadu.desk.heat import Cell
from fadu.desk.reads import Due, Wanted
from fadu.desk.rooms import rooms
from fadu.desk.supervised import Asked
from fadu.engine.line import Line
from fadu.engine.words import Clock
from fadu.measure.balance import Balance
from fadu.measure.cite import Lang, Term
from fadu.measure.figure import Figure, parts_of
from fadu.report import areas

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
    kind, said = _STANDING.get(due.standing) or _counted(due)
    return format_html('<span class="tag {}">{}</span>', kind, said.said(_lang(context)))


def _counted(due: Due) -> tuple[str, Term]:
    if due.standing == "overdue":
        return "tag-bad", Term(
            f"逾期 {due.late} 个工作日", f"{due.late} working day{'s' * (due.late != 1)} late"
        )
    kind = "tag-wait" if due.standing == "soon" else "tag-blue"
    if due.left == 0:
        return kind, Term("今天届满", "ends today")
    return kind, Term(f"{due.left} 个工作日", f"{due.left} working day{'s' * (due.left != 1)}")


@register.simple_tag
def into(asked: Asked, part: Part) -> str:
    """The same question about a part of the ground."""
    return asked.query(part=part)


@register.simple_tag
def records(asked: Asked, what: str, line: Line, clock: Clock | None = None, ahead: int | None = None) -> str:
    """The query string of the records behind a number."""
    return asked.query(what=what, line=line.id, clock=clock.name if clock else "", ahead=ahead)


@register.simple_tag(takes_context=True)
def cell(context: Context, one: Cell, asked: Asked) -> str:
    """A number of the heat table."""
    return one.said(asked.measure, _lang(context))


@register.simple_tag(takes_context=True)
def cell_link(context: Context, one: Cell, part: Part, asked: Asked) -> SafeString:
    """A number of the heat table as a link to its records; nothing and naught lead nowhere."""
    if not one.value or one.line is None:
        return SafeString("<i>·</i>") if one.value is None else SafeString("<i>0</i>")
    query = asked.query(part=part, what=asked.measure.behind, line=one.line.id, measure="")
    return format_html(
        '<a href="{}?{}">{}</a>',
        reverse("supervision-records"),
        query,
        one.said(asked.measure, _lang(context)),
    )


@register.simple_tag
def share(of: Any) -> str:
    """A share with what it is made of: 96.5% (193/200)."""
    above, below = of if isinstance(of, tuple) else (of.numerator, of.denominator)
    return f"{percent(Fraction(above, below))} ({above:,}/{below:,})"


@register.simple_tag
def percent(value: Fraction) -> str:
    """1/2 → 50%, to two places where there are any."""
    said = f"{float(value) * 100:.2f}".rstrip("0").rstrip(".")
    return f"{said}%"


@register.simple_tag
def figures_of(balance: Balance) -> list[Figure]:
    """The figures on both sides of a balance, each once."""
    return list(dict.fromkeys(figure for _, figure in (*parts_of(balance.left), *parts_of(balance.right))))


@register.simple_tag(takes_context=True)
def named(context: Context, names: Mapping[str, Term], code: str) -> str:
    """What a code is called; the code where it is not called anything."""
    return names[code].said(_lang(context)) if code in names else code


@register.simple_tag(takes_context=True)
def area_name(context: Context, code: str) -> str:
    """The area that a number is told for."""
    return areas.area(code).name.said(_lang(context))


def _lang(context: Context) -> Lang:
    return "en" if context.get("lang") == "en" else "zh"
