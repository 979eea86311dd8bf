"""委托 · 代理: an official lends roles to another, from a day to a day; the acts so taken say on whose behalf.

What is lent is the giver's own: their roles (or some of them), for their unit, over their ground. Nobody lends on what was
lent to them, and what a giver no longer is, is no longer lent (`people.Officer.actor_on`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from fadu.engine.actor import HANDLER, HEAD, SUPERVISOR, Actor, Role
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble

if TYPE_CHECKING:
    from fadu.engine.people import Officer

LENDABLE = frozenset((HANDLER, HEAD, SUPERVISOR))
LONGEST = 366
"""Days that a delegation may last: what is meant for longer is an appointment."""


class NotDelegable(Trouble):
    code = "A-017"
    title = Term("不能这样委托", "Cannot be delegated")
    zh = "{giver}不能委托{taker}：{reason}。"
    en = "{giver} cannot delegate to {taker}: {reason}."
    remedy_zh = "请由本人或本单位负责人、主管部门办理，写明起止日期和理由；只能委托本人的职责。"
    remedy_en = "The giver, the head of their unit or the body above does it, with its days and a reason; only own duties can be lent."


class Delegation(models.Model):
    """One delegation; both days belong to it. `revoked`: no longer from that day on."""

    giver = models.IntegerField()
    taker = models.IntegerField()
    roles = ArrayField(models.CharField(max_length=20))
    since = models.DateField()
    until = models.DateField()
    reason = models.TextField()
    made_by = models.IntegerField()
    at = models.DateTimeField()
    revoked = models.DateField(null=True)

    class Meta:
        db_table = "engine_delegation"
        indexes = (
            models.Index(fields=["taker", "until"], name="delegation_taker"),
            models.Index(fields=["giver", "until"], name="delegation_giver"),
        )

    def holds_on(self, day: date) -> bool:
        """Does it hold on that day?"""
        return self.since <= day <= self.until and (self.revoked is None or day < self.revoked)


def standing_for(taker: int, day: date) -> list[Delegation]:
    """The delegations under which an official may act on a day."""
    holds = Q(since__lte=day, until__gte=day) & (Q(revoked=None) | Q(revoked__gt=day))
    return list(Delegation.objects.filter(holds, taker=taker).order_by("id"))


def lend(
    giver: Officer,
    taker: Officer,
    *,
    since: date,
    until: date,
    reason: str,
    made_by: Actor,
    at: datetime,
    roles: Iterable[Role] | None = None,
) -> Delegation:
    """Lends the giver's roles (all, or those named) from a day to a day. Raises NotDelegable with the reason."""
    own = giver.actor.roles & LENDABLE
    lent = own if roles is None else frozenset(roles)
    for wrong, zh, en in (
        (
            not may_arrange(made_by, giver),
            f"{made_by.name}无权代其委托",
            f"{made_by.name} may not do so for them",
        ),
        (giver.pk == taker.pk, "不能委托给本人", "nobody delegates to themselves"),
        (not taker.is_active or not giver.is_active, "双方须为在职人员", "both must be in office"),
        (not lent or not lent <= own, "只能委托本人现有的职责", "only roles that they have themselves"),
        (until < since, "止日早于起日", "it would end before it begins"),
        (until < at.date(), "止日已过", "it would have ended already"),
        ((until - since).days >= LONGEST, f"最长{LONGEST}日", f"at most {LONGEST} days"),
        (not reason.strip(), "须写明理由", "a reason is needed"),
    ):
        if wrong:
            raise NotDelegable(giver=giver.actor.name, taker=taker.actor.name, reason=Term(zh, en))
    return Delegation.objects.create(
        giver=giver.pk, taker=taker.pk, roles=sorted(lent), since=since, until=until, reason=reason.strip(),
        made_by=made_by.number, at=at,
    )  # fmt: skip


def revoke(delegation: Delegation, giver: Officer, *, actor: Actor, on: date) -> None:
    """Ends a delegation from that day on; what was done under it stays."""
    if not may_arrange(actor, giver):
        reason = Term(f"{actor.name}无权撤回", f"{actor.name} may not revoke it")
        raise NotDelegable(giver=giver.actor.name, taker=f"#{delegation.taker}", reason=reason)
    Delegation.objects.filter(pk=delegation.pk).filter(Q(revoked=None) | Q(revoked__gt=on)).update(revoked=on)


def may_arrange(actor: Actor, giver: Officer) -> bool:
    """Who may lend or revoke: the giver, the head of their unit, who oversees its ground. Not under a delegation."""
    unit = giver.unit
    return (
        actor.number == giver.pk
        or (HEAD in actor.roles and actor.unit == giver.unit_id)
        or (
            SUPERVISOR in actor.roles
            and unit is not None
            and unit.territory.startswith(actor.territory)
            and unit.system.startswith(actor.system)
        )
    )
