"""What every template is told: the visit, and the address of this page in the other language."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from fadu.pages.visit import visit


def shell(request: HttpRequest) -> dict[str, Any]:
    made = visit(request)
    other = request.GET.copy()
    other["lang"] = "en" if made.lang == "zh" else "zh"
    return {"visit": made, "lang": made.lang, "other_language": f"?{other.urlencode()}"}
