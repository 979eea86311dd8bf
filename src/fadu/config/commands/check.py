"""Check the declarations and the templates of letters: missing citations, dead ends, clashing names, outcomes no figure counts."""

from __future__ import annotations

import sys

import click

from fadu.config.console import FAILED, language, put_json, say
from fadu.config.database import set_up
from fadu.measure.cite import Term


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document: a list of complaints.")
def command(as_json: bool) -> None:
    """Say in sentences what is wrong with the declarations; exit code 1 if anything is. Needs no database."""
    set_up()
    from fadu.engine.checks import complaints
    from fadu.engine.line import lines
    from fadu.letters.checks import complaints as in_letters
    from fadu.measure.trouble import Trouble

    found: list[Trouble] = [*complaints(lines()), *in_letters()]
    if as_json:
        put_json(
            [
                {
                    "code": one.code,
                    "line": one.values.get("line", one.values.get("file")),
                    "zh": one.sentence("zh"),
                    "en": one.sentence("en"),
                }
                for one in found
            ]
        )
    else:
        for one in found:
            click.echo(one.sentence(language()))
    if found:
        sys.exit(FAILED)
    say(
        Term(
            f"{len(lines())}项业务的声明没有问题。",
            f"The declarations of {len(lines())} lines of work are in order.",
        )
    )
