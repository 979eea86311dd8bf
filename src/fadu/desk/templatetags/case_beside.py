"""The words of a case's page for what stands beside it: comments on its draft, the applicant's code and rating."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from fadu.desk.case_comments import comments_of
from fadu.desk.case_found import Case
from fadu.desk.codes import may_give
from fadu.desk.ratings import rating_of
from fadu.engine.access import Standing
from fadu.engine.holders import mark

register = template.Library()


@register.inclusion_tag("desk/case_comments.html", takes_context=True)
def case_comments(context: Context, case: Case) -> dict[str, Any]:
    """Where the case's draft is before the public, or is to be put."""
    viewer = context["visit"].viewer
    return {"comments": comments_of(case, viewer), "case": case, "lang": context.get("lang")}


@register.inclusion_tag("desk/case_applicant.html", takes_context=True)
def case_applicant(context: Context, case: Case) -> dict[str, Any]:
    """For the handling unit alone: whether the applicant has a code, and how they judged the handling."""
    gives = may_give(context["visit"].viewer, case)
    rating = rating_of(case.key) if gives or case.stands is Standing.UNIT else None
    return {
        "case": case,
        "gives": gives,
        "held": gives and bool(mark(case.key)),
        "rating": rating,
        "lang": context.get("lang"),
    }
