"""Start everything: database, rehearsal year, followers and pages; Ctrl-C stops it all."""

from __future__ import annotations

from contextlib import suppress

import click

from fadu.config import demonstration, environment, port, rehearsing, web
from fadu.config.console import say
from fadu.config.database import serving
from fadu.config.service import Service
from fadu.config.stopping import Stopped, interruptible
from fadu.measure.cite import Term


@click.command("up")
def command() -> None:
    """Start the database, load the rehearsal year into an empty one, and serve the pages until Ctrl-C."""
    wish = rehearsing.wished()
    number = port.claimed(web.HOST, environment.whole("FADU_PORT", 8000, least=0, most=65535))
    with suppress(Stopped), interruptible(), serving(say) as served:
        rehearsing.load_if_empty(wish)
        Service(served, number).run(_ready(number))
    say(Term("已全部停止。", "Everything is stopped."))


def _ready(number: int) -> Term:
    url = f"http://{web.HOST}:{number}/"
    accounts = demonstration.accounts()
    return Term(
        f"\n法度已就绪：请打开 {url}\n{accounts.zh}按 Ctrl-C 停止。",
        f"\nFadu is ready: open {url}\n{accounts.en}Ctrl-C stops it.",
    )
