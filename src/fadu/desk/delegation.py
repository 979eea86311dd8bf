"""委托 · 代理: an official lends duties to another for some days; heads and supervising bodies do it for their people."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fadu.desk import changes
from fadu.desk.changes import Kind
from fadu.desk.grounds import ground
from fadu.engine import delegation as lending
from fadu.engine.access import HEAD, SUPERVISOR, Actor
from fadu.engine.delegation import Delegation
from fadu.engine.people import Officer
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble
from fadu.pages.query import whole, words
from fadu.pages.visit import Visit, visit

_LAST = 2**31 - 1
SHOWN = 100


class NobodyNamed(Trouble):
    code = "AD-006"
    title = Term("没有这个人", "Nobody of that name")
    zh = "没有登录名为“{name}”的在用账号。"
    en = "There is no active account with the sign-in name “{name}”."
    remedy_zh = "请填写对方的登录名，可向本单位管理员查询。"
    remedy_en = "Give the person's sign-in name; your administrator knows it."


class NoDay(Trouble):
    code = "AD-007"
    title = Term("日期有误", "Not a date")
    zh = "“{value}”不是日期。"
    en = "“{value}” is not a date."
    remedy_zh = "请按“2023-05-04”的样子填写。"
    remedy_en = "Write it as 2023-05-04."


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delegations(request: HttpRequest) -> HttpResponse:
    """The delegations that the viewer gave, was given or may arrange; a form for a new one; a button to end one.

    What was typed into a refused form comes back with the reason.
    """
    who = visit(request)
    assert isinstance(request.user, Officer)
    refused: Trouble | None = None
    if request.method == "POST":
        try:
            _taken(request, who, request.user)
            return redirect("delegation")
        except Trouble as trouble:
            refused = trouble
    found = _listed(who)
    return render(request, "desk/delegation.html", {
        "listed": [_told(one, found[1], request.user, who) for one in found[0]], "refused": refused, "typed": request.POST,
        "today": who.today, "mine": [role.term for role in sorted(request.user.actor.roles & lending.LENDABLE)],
        "arranges": bool(found[2]),
    }, status=400 if refused else 200)  # fmt: skip


def _taken(request: HttpRequest, who: Visit, me: Officer) -> None:
    """Lends or ends, and writes it down."""
    now = timezone.now()
    if request.POST.get("do") == "revoke":
        number = whole(request.POST.dict(), "delegation", least=1, most=_LAST) or 0
        one = Delegation.objects.filter(pk=number).first()
        giver = Officer.objects.filter(pk=one.giver).first() if one else None
        if one is None or giver is None:
            raise NobodyNamed(name=str(number))
        lending.revoke(one, giver, actor=me.actor, on=who.today)
        _note(
            giver,
            me,
            now,
            {"taker": one.taker, "until": one.until.isoformat()},
            {"taker": one.taker, "until": None},
        )
        return
    typed = {name: str(value) for name, value in request.POST.dict().items()}
    giver = _named(words(typed, "giver", most=150) or me.username)
    taker = _named(words(typed, "taker", most=150))
    made = lending.lend(
        giver, taker, since=_day(words(typed, "since", most=20)), until=_day(words(typed, "until", most=20)),
        reason=words(typed, "reason", most=500), made_by=me.actor, at=who.office.at,
    )  # fmt: skip
    after = {
        "taker": taker.username,
        "since": made.since.isoformat(),
        "until": made.until.isoformat(),
        "roles": made.roles,
    }
    _note(giver, me, now, None, {**after, "reason": made.reason})


def _note(giver: Officer, me: Officer, at: Any, before: dict[str, Any] | None, after: dict[str, Any]) -> None:
    place = giver.unit.place if giver.unit else None
    changes.note(Kind.DELEGATION, giver.username, by=me.pk, at=at, place=place, before=before, after=after)


def _named(username: str) -> Officer:
    found = Officer.objects.filter(username=username, is_active=True).select_related("unit").first()
    if found is None:
        raise NobodyNamed(name=username[:60])
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as broken:
        raise NoDay(value=text) from broken


def _listed(who: Visit) -> tuple[list[Delegation], dict[int, Officer], list[int]]:
    """The delegations to be shown, newest first; everybody named in them; whom the viewer may arrange for."""
    viewer = who.viewer
    others = _arranged_by(viewer)
    mine = Q(giver=viewer.number) | Q(taker=viewer.number) | Q(giver__in=others)
    found = list(Delegation.objects.filter(mine).order_by("-until", "-id")[:SHOWN])
    named = {one.giver for one in found} | {one.taker for one in found}
    return found, {one.pk: one for one in Officer.objects.filter(pk__in=named)}, others


def _arranged_by(viewer: Actor) -> list[int]:
    """The people for whom the viewer may arrange delegations, besides themselves (engine.delegation.may_arrange)."""
    if not {HEAD, SUPERVISOR} & viewer.roles:
        return []
    near = Officer.objects.filter(is_active=True, unit__in=list(ground(viewer).units)).select_related("unit")
    return [one.pk for one in near if one.pk != viewer.number and lending.may_arrange(viewer, one)]


def _told(one: Delegation, people: dict[int, Officer], me: Officer, who: Visit) -> dict[str, Any]:
    """One delegation as the page tells it."""
    giver, taker = people.get(one.giver), people.get(one.taker)
    over = not one.holds_on(who.today) and one.since <= who.today
    return {
        "one": one, "giver": giver, "taker": taker, "holds": one.holds_on(who.today), "over": over or one.revoked is not None,
        "may_end": giver is not None and not over and one.revoked is None and lending.may_arrange(me.actor, giver),
    }  # fmt: skip
