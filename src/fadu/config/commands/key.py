"""Make, list or revoke the keys with which programs act as officials at /api/."""

from __future__ import annotations

from datetime import timedelta

import click

from fadu.config.console import put_json, say
from fadu.config.database import running
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class NoSuchOfficer(Trouble):
    code = "AP-003"
    title = Term("没有这个账号", "No such account")
    zh = "没有名为“{value}”的账号。"
    en = "There is no account named “{value}”."
    remedy_zh = "请核对用户名。"
    remedy_en = "Check the user name."


@click.group("key")
def command() -> None:
    """Keys of the machines' door: each belongs to one official, opens until a day, and is told once."""


@command.command("make")
@click.argument("account")
@click.option("--name", required=True, help="What uses it.")
@click.option(
    "--days", type=click.IntRange(1, 366), default=90, show_default=True, help="For how long it opens."
)
def make(account: str, name: str, days: int) -> None:
    """Make a key for an official's account and print it: it is not stored and cannot be shown again."""
    with running(say):
        from fadu.api import models
        from fadu.config.office import office
        from fadu.engine.people import Officer

        officer = Officer.objects.filter(username=account).first()
        if officer is None:
            raise NoSuchOfficer(value=account)
        now = office().at
        told = models.make(officer, name, until=now.date() + timedelta(days=days), at=now)
    click.echo(told)


@command.command("list")
def listed() -> None:
    """Every key: whose, for what, until when."""
    with running(say):
        from fadu.api.models import Key

        put_json(
            [
                {
                    "number": one.pk,
                    "account": one.officer.username,
                    "name": one.name,
                    "until": one.until.isoformat(),
                    "revoked_at": one.revoked_at.isoformat() if one.revoked_at else None,
                }
                for one in Key.objects.select_related("officer").order_by("pk")
            ]
        )


@command.command("revoke")
@click.argument("number", type=int)
def revoke(number: int) -> None:
    """A key opens no longer."""
    with running(say):
        from fadu.api.models import Key
        from fadu.config.office import office

        done = Key.objects.filter(pk=number, revoked_at=None).update(revoked_at=office().at)
        said = (
            Term("已撤销。", "Revoked.")
            if done
            else Term("没有这把可撤销的密钥。", "There is no such key to revoke.")
        )
        say(said)
