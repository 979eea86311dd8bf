"""The words of a case in the desk's templates: how many steps wait for a signature."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from fadu.desk.case_prepared import waiting_for

register = template.Library()


@register.inclusion_tag("desk/signing_shelf.html", takes_context=True)
def signing_shelf(context: Context) -> dict[str, Any]:
    """What waits for this person's signature, and what a head sent back to them; nothing where nothing does."""
    to_sign, returned = waiting_for(context["visit"].viewer)
    return {"to_sign": to_sign, "returned": returned, "lang": context.get("lang")}
