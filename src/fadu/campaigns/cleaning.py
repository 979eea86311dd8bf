"""Running a clean-up: make it from a search, share it out, decide, publish the list. Time and person are passed in.

The published list is itself a document of the library, written so that the library reads it as it reads anyone's: it is
from that text that the documents in it are from then on repealed, lapsed or kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, Q

from fadu.campaigns.models import Campaign, Item, Verdict
from fadu.campaigns.troubles import (
    NoSuchCampaign,
    NothingFound,
    NotTheReviewer,
    NotTheRunner,
    Published,
    ReasonMissing,
    TooMany,
    Undecided,
)
from fadu.engine.access import HANDLER, HEAD, SUPERVISOR, Actor, Role
from fadu.engine.people import units
from fadu.library import intake
from fadu.library.given import Given
from fadu.library.intake import Item as File
from fadu.library.models import Document
from fadu.library.search.searching import Wanted, search
from fadu.measure.cite import Term, chinese_number

MOST, PAGE = 2_000, 100


def runs(actor: Actor) -> bool:
    """May the person run clean-ups: the supervising body (the justice bureau), or the system."""
    return bool({SUPERVISOR, Role.SYSTEM} & actor.roles)


def make(wanted: Wanted, *, title: str, reason: str, due: date, actor: Actor, at: datetime) -> Campaign:
    """Takes in every document that the search finds; each goes to the unit that issued it, where it is one of ours."""
    if not runs(actor):
        raise NotTheRunner(name=actor.name)
    found = list(_found(wanted))
    with transaction.atomic():
        made = Campaign.objects.create(
            title=title, reason=reason, query=wanted.query, due=due, unit=actor.unit, made_by=actor.number, made_at=at,
            filters={**asdict(wanted.filters), "on": wanted.on.isoformat() if wanted.on else None},
        )  # fmt: skip
        issuers = {unit.name_zh: unit.id for unit in units().values()}
        documents = Document.objects.in_bulk(found)
        Item.objects.bulk_create(
            Item(campaign=made, document=document, unit=document.unit or _issuer(document, issuers))
            for document in (documents[number] for number in found if number in documents)
        )
    return made


def _found(wanted: Wanted) -> Iterator[int]:
    answer = search(wanted)
    if not answer.count:
        raise NothingFound(query=wanted.query)
    if answer.count > MOST:
        raise TooMany(count=answer.count, most=MOST)
    for page in range(1, -(-answer.count // PAGE) + 1):
        turned = Wanted(
            wanted.query,
            wanted.today,
            wanted.filters,
            wanted.sort,
            wanted.on,
            page,
            PAGE,
            official=True,
            as_typed=True,
        )
        yield from (hit.document.pk for hit in search(turned).hits)


def _issuer(document: Document, known: dict[str, int]) -> int | None:
    return next((known[name] for name in document.issuers if name in known), None)


def find(number: int, viewer: Actor) -> Campaign:
    """A campaign that the viewer runs or has documents in."""
    found = Campaign.objects.filter(pk=number).select_related("result").first() if number < 2**63 else None
    if found is None or not (runs(viewer) or found.items.filter(unit__in=_own(viewer)).exists()):
        raise NoSuchCampaign(value=number)
    return found


def _own(viewer: Actor) -> list[int]:
    return sorted({hat.unit for hat in viewer.hats})


@dataclass(frozen=True, slots=True)
class Standing:
    """A campaign with how far it is: all documents and the undecided ones, of the viewer's units or of all."""

    campaign: Campaign
    documents: int
    undecided: int


def campaigns(viewer: Actor) -> list[Standing]:
    """Those that concern the viewer, the latest first."""
    mine = Q() if runs(viewer) else Q(items__unit__in=_own(viewer))
    found = (
        Campaign.objects.annotate(
            all=Count("items", filter=mine), open=Count("items", filter=mine & Q(items__verdict=""))
        )
        .filter(all__gt=0)
        .order_by("-made_at")
    )
    return [Standing(one, one.all, one.open) for one in found[:100]]


def items(campaign: Campaign, viewer: Actor) -> list[Item]:
    """The documents that the viewer reviews (all, for who runs it), the undecided first."""
    found = campaign.items.select_related("document").order_by("verdict", "document__ends", "pk")
    return list(found if runs(viewer) else found.filter(unit__in=_own(viewer)))


def assign(item: Item, unit: int, *, actor: Actor) -> None:
    """Gives a document to another unit; what was decided before is open again."""
    _still_open(item.campaign)
    if not runs(actor):
        raise NotTheRunner(name=actor.name)
    item.unit, item.verdict, item.reason, item.decided_by, item.decided_at = (
        units()[unit].id,
        "",
        "",
        None,
        None,
    )
    item.save(update_fields=["unit", "verdict", "reason", "decided_by", "decided_at"])


def decide(item: Item, verdict: str, reason: str, *, actor: Actor, at: datetime) -> None:
    """What the reviewing unit (or who runs the clean-up) decides of a document, with its reason."""
    _still_open(item.campaign)
    own = item.unit in _own(actor) and bool({HANDLER, HEAD} & actor.roles)
    if not (own or runs(actor)):
        raise NotTheReviewer(title=item.document.title, unit=_named(item.unit))
    if not reason.strip():
        raise ReasonMissing(title=item.document.title)
    item.verdict, item.reason = Verdict(verdict), reason.strip()[:2000]
    item.decided_by, item.decided_at = actor.number, at
    item.save(update_fields=["verdict", "reason", "decided_by", "decided_at"])


def _named(unit: int | None) -> Term:
    found = units().get(unit or 0)
    return Term(found.name_zh, found.name_en) if found else Term("尚未分派的单位", "no unit yet")


def _still_open(campaign: Campaign) -> None:
    campaign.refresh_from_db(fields=["published_at"])
    if campaign.published_at is not None:
        raise Published(title=campaign.title, on=campaign.published_at.date())


def suggested(item: Item, today: date) -> Verdict | None:
    """What the library already knows of the document: it lapsed or was repealed; otherwise nothing is suggested."""
    document = item.document
    if document.ends is None or document.ends >= today:
        return None
    return Verdict.REPEAL if document.ended_as == "repealed" else Verdict.LAPSE


def tally(campaign: Campaign) -> list[tuple[Term, int]]:
    counted = Counter(campaign.items.values_list("verdict", flat=True))
    told = [(one.term, counted[one.value]) for one in Verdict]
    return [*told, (Term("尚无结论", "Undecided"), counted[""])]


_SECTIONS = (
    (Verdict.KEEP, "继续有效的文件"), (Verdict.REPEAL, "废止的文件"), (Verdict.LAPSE, "宣布失效的文件"), (Verdict.AMEND, "拟修改的文件"),
)  # fmt: skip


def result_title(campaign: Campaign) -> str:
    issuer = units().get(campaign.unit)
    return f"{issuer.name_zh if issuer else ''}关于公布{campaign.title}继续有效、废止和宣布失效文件目录的公告"


def result_text(campaign: Campaign, on: date, *, remark: str = "") -> str:
    """The published list: a section for each outcome, each document with its number and the reason."""
    issuer = units().get(campaign.unit)
    lines = [
        result_title(campaign),
        *([f"（{remark}）"] if remark else []),
    ]
    decided = list(campaign.items.select_related("document").order_by("document__number_key", "pk"))
    number = 0
    for verdict, heading in _SECTIONS:
        chosen = [item for item in decided if item.verdict == verdict]
        if chosen:
            number += 1
            lines.append(f"{chinese_number(number)}、{heading}")
            lines += [
                f"{n}.《{one.document.title}》{_bracketed(one.document.number)}"
                for n, one in enumerate(chosen, 1)
            ]
    return "\n".join([*lines, issuer.name_zh if issuer else "", f"{on.year}年{on.month}月{on.day}日"])


def _bracketed(number: str) -> str:
    return f"（{number}）" if number else ""


def publish(campaign: Campaign, *, actor: Actor, on: date, at: datetime, remark: str = "") -> Document:
    """Publishes the list as a document of the library, from which the outcomes take effect; `remark`: 演示数据."""
    if not runs(actor):
        raise NotTheRunner(name=actor.name)
    with transaction.atomic():
        held = Campaign.objects.select_for_update().get(pk=campaign.pk)
        _still_open(held)
        undecided = held.items.filter(verdict="").count()
        if undecided:
            raise Undecided(title=held.title, count=undecided)
        text, path = result_text(held, on, remark=remark), f"campaigns/{held.pk}.txt"
        issuer = units().get(held.unit)
        given = Given(path=path, title=result_title(held), issuer=issuer.name_zh if issuer else "", date=on.isoformat(),
                      published_on=on.isoformat(), synthetic=bool(remark))  # fmt: skip
        intake.take_in([File(given, text.encode)], at=at)
        made = Document.objects.get(source_path=path)
        held.published_at, held.result = at, made
        held.save(update_fields=["published_at", "result"])
    return made
