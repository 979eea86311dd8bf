"""Make the first administrator of an installation; everybody else is made by administrators, on the pages."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from fadu.config.console import put_json, say
from fadu.config.database import running
from fadu.measure.cite import Term


@click.command("administrator")
@click.argument("name")
@click.option("--unit", "named", required=True, help="The unit they belong to: number, code or full name.")
@click.option("--person", default="", help="Their name as it is shown (default: the sign-in name).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document: name and first password.")
def command(name: str, named: str, person: str, as_json: bool) -> None:
    """Make an account that administers its unit's whole territory; its first password is shown once and must be changed."""
    with running(say):
        from fadu.desk.admin_people import first_administrator
        from fadu.engine.people import unit

        officer, password = first_administrator(name, person or name, unit(named), at=datetime.now(UTC))
        told = {
            "name": officer.username,
            "unit": officer.unit_id,
            "territory": officer.territory,
            "password": password,
        }
    if as_json:
        put_json(told)
    say(
        Term(
            f"已建立管理员 {officer.username}，初始密码 {password}，首次登录须先修改。",
            f"Made the administrator {officer.username} with the first password {password}, to be changed at the first sign-in.",
        )
    )
