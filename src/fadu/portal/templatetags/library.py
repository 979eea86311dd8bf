"""The words of the library's templates."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from fadu.library.validity import State
from fadu.measure.cite import Lang

register = template.Library()

_MOODS = {
    State.IN_FORCE: "tag-good", State.AMENDED: "tag-good", State.NOT_YET: "tag-blue", State.EXPIRED: "tag-bad",
    State.REPEALED: "tag-bad", State.UNKNOWN: "tag-wait",
}  # fmt: skip


@register.simple_tag(takes_context=True)
def state_tag(context: Context, state: State) -> SafeString:
    """The validity of a document, in a word; nothing for one that is neither in force nor not."""
    if state is State.NONE:
        return SafeString("")
    lang: Lang = "en" if context.get("lang") == "en" else "zh"
    return format_html('<strong class="tag {}">{}</strong>', _MOODS[state], state.term.said(lang))
