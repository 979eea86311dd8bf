"""Limits of rate on signing in: how many failures lock whom, and how the lock is told."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any, ClassVar

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages import troubles

WEIGHTS = (1, 5, 10)
"""How many failures count as one: of an account from one address, of an account from anywhere, from one address.

With a limit of five, five failures lock an account for the address they came from, twenty-five lock it everywhere (so that
nobody can lock a colleague out with five wrong passwords from elsewhere), and fifty from one address lock that address (a
whole building may stand behind it).
"""


class LockedOut(Trouble):
    status: ClassVar[int] = 429
    code = "SI-001"
    title = Term("登录已暂停", "Sign-in is paused")
    zh = "登录失败次数过多，为保护账号，已暂停登录；{until}（约{minutes}分钟后）解除。"
    en = "There were too many failed sign-ins; to protect the account, signing in is paused until {until} (about {minutes} minutes)."
    remedy_zh = "请届时再试；忘记密码或急需登录，请联系本单位管理员解除。"
    remedy_en = (
        "Try again then; if you forgot the password or it is urgent, ask your administrator to lift it."
    )


class Handler(AxesDatabaseHandler):  # type: ignore[misc]
    """django-axes with a weight for each of its three ways of counting."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        counted = self.get_user_attempts(request, credentials)
        told = [one.aggregate(n=Sum("failures_since_start"))["n"] or 0 for one in counted]
        return max(n // weight for n, weight in zip(told, WEIGHTS, strict=True))

    def reset_user_attempts(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """A success clears the account's failures, never those of the address: anybody with an account could clear them."""
        username = (credentials or {}).get("username")
        done, _ = AccessAttempt.objects.filter(username=username).delete()
        return int(done)


def told(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any] | None) -> HttpResponse:
    """The answer to whoever is locked out, with the moment at which the lock ends."""
    attempts = AccessAttempt.objects.filter(
        Q(username=(credentials or {}).get("username")) | Q(ip_address=request.axes_ip_address)  # type: ignore[attr-defined]
    )
    now, last = timezone.now(), attempts.aggregate(last=Max("attempt_time"))["last"]
    ends = (last or now) + cool_off()
    minutes = max(1, math.ceil((ends - now).total_seconds() / 60))
    return troubles.page(request, LockedOut(until=f"{timezone.localtime(ends):%H:%M}", minutes=minutes))


def cool_off() -> timedelta:
    """How long a lock lasts after the failure that brought it."""
    return settings.AXES_COOLOFF_TIME


def locked_until(username: str) -> Any:
    """The moment at which an account's lock ends; None where it is not locked."""
    since = timezone.now() - cool_off()
    found = (
        AccessAttempt.objects.filter(username=username, attempt_time__gte=since)
        .values("ip_address")
        .annotate(n=Sum("failures_since_start"), last=Max("attempt_time"))
    )
    each = list(found)
    limit = settings.AXES_FAILURE_LIMIT
    if (
        any(one["n"] // WEIGHTS[0] >= limit for one in each)
        or sum(one["n"] for one in each) // WEIGHTS[1] >= limit
    ):
        return max(one["last"] for one in each) + cool_off()
    return None


def lift(username: str) -> None:
    """Forgets an account's failures."""
    AccessAttempt.objects.filter(username=username).delete()
