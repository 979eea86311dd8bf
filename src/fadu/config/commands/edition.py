"""Seal a year's report as an edition, list and verify what is sealed, or audit the draft."""

from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING, Any

import click

from fadu.config.console import FAILED, language, put_json, say
from fadu.config.database import running
from fadu.measure.cite import Term

if TYPE_CHECKING:
    from fadu.report.models import Edition
    from fadu.report.sealing import Setting
    from fadu.report.standing import Verified

_YEAR = click.option("--year", type=click.IntRange(1990, 2100), required=True)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@click.group("edition")
def command() -> None:
    """Sealed editions: what was published, and what it stands on. A correction is another edition with reasons."""


def setting(year: int) -> Setting:
    """The city's report of a year; over a rehearsal its text says so."""
    from django.conf import settings

    from fadu.config.office import rehearsed
    from fadu.report.areas import city
    from fadu.report.sealing import Setting

    remark = "演示数据：由合成记录算出，不是真实统计" if rehearsed() else ""
    return Setting(settings.CITY, city().code, year, remark)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as containers have them
        return f"uid {os.getuid()}"


@command.command("seal")
@_YEAR
@click.option(
    "--reason", default="", help="Why a sealed edition is corrected; needed from the second edition on."
)
@click.option("--by", default=_user, show_default="the user", help="Who seals.")
@_JSON
def seal(year: int, reason: str, by: str, as_json: bool) -> None:
    """Audit the draft and seal it; refused while the auditor finds an error or a balance does not hold."""
    with running(say):
        from django.utils import timezone

        from fadu.report import sealing

        made = sealing.seal(setting(year), at=timezone.now(), by=by, reasons=reason)
    if as_json:
        put_json(_plain(made) | {"text": made.text, "figures": made.figures, "balances": made.balances,
                                 "findings": made.findings})  # fmt: skip
    say(Term(f"已封存{made.title}第{made.number}版：{len(made.figures)}个指标，哈希 {made.hash}。",
             f"Sealed edition {made.number} of {made.title}: {len(made.figures)} figures, hash {made.hash}."))  # fmt: skip


@command.command("list")
@_JSON
def listed(as_json: bool) -> None:
    """Every sealed edition, in the order of sealing."""
    with running(say):
        from fadu.report.models import Edition

        found = list(Edition.objects.order_by("id"))
    if as_json:
        put_json([_plain(one) for one in found])
        return
    for one in found:
        sealed = [f"{one.sealed_at:%Y-%m-%d %H:%M}", one.sealed_by, one.hash[:16], one.reasons]
        click.echo("\t".join([one.title, str(one.number), *sealed]))


@command.command("check")
@_YEAR
@click.option(
    "--text", "as_text", is_flag=True, help="Print the draft's text, in which offsets count, and stop."
)
@_JSON
@click.pass_context
def check(ctx: click.Context, year: int, as_text: bool, as_json: bool) -> None:
    """Audit the draft without sealing it; exits with 1 when it could not be sealed."""
    with running(say):
        from fadu.engine import follow
        from fadu.report import sealing

        follow.up_to_now(follow.TALLIES)
        draft = sealing.draft(setting(year))
        faults = draft.faults
    if as_text:
        click.echo(draft.text, nl=False)
        return
    if as_json:
        put_json({"year": year, "title": draft.title, "missing": draft.missing, "faults": [_term(one) for one in faults],
                  "findings": [sealing.finding(one) for one in draft.findings]})  # fmt: skip
    else:
        for one in draft.findings:
            click.echo(
                f"[{one.severity}] {one.start} {one.message_zh if language() == 'zh' else one.message_en}"
            )
    for fault in faults:
        say(Term(f"✗ {fault.zh}", f"✗ {fault.en}"))
    if faults:
        ctx.exit(FAILED)


@command.command("verify")
@click.option("--all", "every", is_flag=True, help="Also tell the figures that stand.")
@_JSON
@click.pass_context
def verify(ctx: click.Context, every: bool, as_json: bool) -> None:
    """Recompute every edition's hash and figures; exits with 1 when one was changed or a restatement is due."""
    with running(say):
        from fadu.engine import follow
        from fadu.report import standing

        follow.up_to_now(follow.TALLIES)
        found = list(standing.verify())
    if as_json:
        put_json([_verified(one) for one in found])
    else:
        for one in found:
            _tell(one, every=every)
    if any(one.faults or one.due for one in found):
        ctx.exit(FAILED)


def _tell(one: Verified, *, every: bool) -> None:
    lang = language()
    for fault in one.faults:
        click.echo(f"✗ {fault.said(lang)}")
    moved = [figure for figure in one.figures if every or figure.stand.value != "stands"]
    for figure in moved:
        click.echo(f"  {figure.said().said(lang)}")
    kept, whole = sum(figure.stand.value == "stands" for figure in one.figures), len(one.figures)
    click.echo(
        Term(
            f"{one.edition.title}第{one.edition.number}版：{whole}个指标中{kept}个与今日记录一致。",
            f"{one.edition.title}, edition {one.edition.number}: {kept} of {whole} figures stand.",
        ).said(lang)
    )


def _verified(one: Verified) -> dict[str, Any]:
    figures = [
        {"figure": figure.figure, "sealed": figure.sealed, "today": figure.today, "stand": figure.stand.value,
         "edition": figure.edition, **_term(figure.said())}
        for figure in one.figures
    ]  # fmt: skip
    return {"year": one.edition.year, "number": one.edition.number, "hash": one.edition.hash, "intact": not one.faults,
            "faults": [_term(fault) for fault in one.faults], "due": len(one.due), "figures": figures}  # fmt: skip


def _term(term: Term) -> dict[str, str]:
    return {"zh": term.zh, "en": term.en}


def _plain(one: Edition) -> dict[str, Any]:
    return {
        "city": one.city, "area": one.area, "year": one.year, "number": one.number, "title": one.title,
        "sealed_at": one.sealed_at.isoformat(), "sealed_by": one.sealed_by, "remark": one.remark, "calendar": one.calendar,
        "log_seal": one.log_seal, "log_root": one.log_root, "restates": one.restates, "reasons": one.reasons,
        "previous": one.previous, "hash": one.hash,
    }  # fmt: skip
