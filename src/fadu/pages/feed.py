"""Atom feeds: what people typed may hold characters that XML has not; they are left out, never a reason to fail."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Feed(Atom1Feed):
    """Django's Atom feed, safe for any text."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**_sound(given))

    def add_item(self, **given: Any) -> None:  # type: ignore[override]
        super().add_item(**_sound(given))

    def response(self) -> HttpResponse:
        return HttpResponse(self.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _sound(given: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _NOT_XML.sub("", value) if isinstance(value, str) else value for name, value in given.items()
    }
