"""Seal the log now, list the seals, or export their roots to be kept elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from fadu.config.console import put_json, say
from fadu.config.database import running
from fadu.measure.cite import Term


@click.command("seal")
@click.option(
    "--export",
    "export",
    is_flag=True,
    help="Print every sealed root as JSON (keep it where this system cannot write).",
)
@click.option(
    "--record",
    help="With --export: also one record's events and their paths to the roots, for scripts/check_record.py.",
)
def command(export: bool, record: str | None) -> None:
    """Seal every event up to now under a Merkle root chained to the last seal."""
    with running(say):
        from fadu.engine import evidence, follow
        from fadu.engine.identity import read_identity

        follow.settle()
        made = follow.seal(datetime.now(UTC))
        if made is None:
            say(Term("没有新事件需要封存。", "There is nothing new to seal."))
        else:
            say(
                Term(
                    f"已封存{made.events:,}个事件，根为 {bytes(made.root).hex()}。",
                    f"Sealed {made.events:,} events under the root {bytes(made.root).hex()}.",
                )
            )
        if record:
            put_json(evidence.record(read_identity(record).key))
        elif export:
            put_json(evidence.roots())
