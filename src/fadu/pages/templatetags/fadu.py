"""The words of the templates: both languages side by side, citations with their marks, days, numbers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fadu.measure.cite import Cite, Lang, chinese_number
from fadu.measure.clock.argument import said_day
from fadu.pages.metadata import Metadata
from fadu.pages.visible import unit_named

register = template.Library()


def _lang(context: Context) -> Lang:
    return "en" if context.get("lang") == "en" else "zh"


@register.simple_tag(takes_context=True)
def t(context: Context, zh: str, en: str) -> str:
    """The text in the reader's language."""
    return en if _lang(context) == "en" else zh


@register.simple_tag(takes_context=True)
def say(context: Context, term: Any) -> str:
    """A Term (or anything that says itself) in the reader's language."""
    return "" if term is None else str(term.said(_lang(context)))


@register.simple_tag(takes_context=True)
def cite(context: Context, place: Cite | None) -> SafeString:
    """The article and how surely it was read."""
    if place is None:
        return SafeString("—")
    lang = _lang(context)
    kind = "verified" if place.verified else "unverified"
    return format_html(
        '<span class="cite"><cite>{}</cite> <span class="mark mark-{}">{}</span></span>',
        place.said(lang),
        kind,
        place.mark.term.said(lang),
    )


@register.simple_tag(takes_context=True)
def day(context: Context, on: date | None) -> SafeString:
    if on is None:
        return SafeString("—")
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), said_day(on, _lang(context)))


@register.simple_tag(takes_context=True)
def moment(context: Context, at: datetime | None) -> SafeString:
    if at is None:
        return SafeString("—")
    local = timezone.localtime(at)
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), said_day(local, _lang(context)))


@register.simple_tag(takes_context=True)
def metadata_tags(context: Context, metadata: Metadata) -> SafeString:
    """The page's 网页标签."""
    return format_html_join("\n", '<meta name="{}" content="{}">', metadata.tags(_lang(context)))


@register.simple_tag(takes_context=True)
def reason_of(context: Context, trouble: Any) -> str:
    return str(trouble.reason(_lang(context)))


@register.simple_tag(takes_context=True)
def remedy_of(context: Context, trouble: Any) -> str:
    return str(trouble.remedy(_lang(context)))


@register.simple_tag(takes_context=True)
def unit_name(context: Context, number: int) -> str:
    return unit_named(number, _lang(context))


@register.simple_tag(takes_context=True)
def aside(context: Context, number: int) -> str:
    """How many, after a heading."""
    return f" ({number:,})" if _lang(context) == "en" else f"（{number:,}）"


@register.filter
def said(term: Any, lang: str) -> str:
    """A Term or Cite in a language, without marks: `{{ place|said:lang }}`."""
    return str(term.said("en" if lang == "en" else "zh"))


@register.filter
def grouped(value: Any) -> str:
    """12345 → 12,345; a dash where there is none."""
    return "—" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


@register.filter
def han(number: int) -> str:
    """3 → 三, as chapters are counted."""
    return chinese_number(number)
