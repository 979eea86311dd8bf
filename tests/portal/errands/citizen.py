"""A citizen with a browser, and the officials who answer: what the stories of the errands have in common."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client

from fadu.engine.access import Actor, Role

TODAY = date(2023, 12, 31)
AT = datetime(2023, 12, 31, 17, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
HANDLER = Actor(1, "安", frozenset({Role.HANDLER}), 4001, "430105", "SF")
HEAD = Actor(2, "柏", frozenset({Role.HEAD}), 4001, "430105", "SF")

ASKED: dict[str, dict[str, str]] = {
    "district": {"district": "430105", "search": ""},
    "body": {"body": "4001"},
    "wanted": {"wanted": "演示：某路段工程的验收报告"},
    "form": {"form_wanted": "电子文件"},
    "kind": {"applicant_kind": "natural"},
    "name": {"applicant": "演示申请人甲0001"},
    "contact": {"contact": "000-0000-0001"},
}
APPLIED: dict[str, dict[str, str]] = {
    "district": {"district": "430105", "search": ""},
    "body": {"body": "4013"},
    "matter": {"matter": "penalty"},
    "act": {"act": "演示：某号行政处罚决定"},
    "known": {"known_on": "2023年12月1日"},
    "told": {"told_on": ""},
    "acted": {"acted_on": "2023-11-28"},
    "claims": {"claims": "演示：请求撤销"},
    "amount": {"amount": "2，000"},
    "kind": {"applicant_kind": "citizen"},
    "name": {"applicant": "演示申请人乙0002"},
    "agent": {"agent": ""},
    "contact": {"contact": "000-0000-0002"},
}


class Citizen:
    """One browser. Every page it gets is kept in `seen`, so that a test can look for what must not be there."""

    def __init__(self, lang: str = "zh", **client: Any) -> None:
        self.client = Client(headers={"accept-language": lang}, **client)
        self.seen: list[str] = []

    def get(self, address: str, expect: int = 200, **extra: Any) -> str:
        return self._read(self.client.get(address, **extra), expect)

    def post(self, address: str, data: dict[str, Any] | None = None, expect: int = 302, **extra: Any) -> str:
        """The page, or where a redirect leads."""
        response = self.client.post(address, data or {}, **extra)
        text = self._read(response, expect)
        return str(response["Location"]) if expect == 302 else text

    def _read(self, response: Any, expect: int) -> str:
        content = b"".join(response.streaming_content) if response.streaming else response.content
        text: str = content.decode("utf-8", "replace")
        assert response.status_code == expect, text[-2000:]
        self.seen.append(text)
        return text

    def begin(self, errand: str) -> None:
        self.post(f"/{errand}/begin")

    def answer(self, errand: str, answers: dict[str, dict[str, str]]) -> None:
        for page, typed in answers.items():
            self.post(f"/{errand}/q/{page}", typed)

    def send(self, errand: str, answers: dict[str, dict[str, str]]) -> tuple[str, str]:
        """The whole errand. → number and query code, from the receipt"""
        self.begin(errand)
        self.answer(errand, answers)
        assert self.post(f"/{errand}/send") == f"/{errand}/receipt"
        return self.receipt(errand)

    def receipt(self, errand: str) -> tuple[str, str]:
        text = self.get(f"/{errand}/receipt")
        return number_in(text), secret_in(text) or ""

    def track(self, number: str, secret: str) -> str:
        assert self.post("/track/", {"number": number, "secret": secret}) == "/track/case"
        return self.get("/track/case")


def number_in(text: str) -> str:
    found = re.search(r"\d{4}-\d{6}-\d{3}-\d{7}", text)
    assert found
    return found[0]


def secret_in(text: str) -> str | None:
    found = re.search(r'<p class="secret">([^<]+)</p>', text)
    return found[1] if found else None
