"""What the command line says and hands out: sentences on stderr, results on stdout, troubles as exit code 1."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from fadu.config import environment
from fadu.measure.cite import Lang, Term
from fadu.measure.trouble import Trouble

FAILED = 1
"""The exit code of a trouble, and of a check that found something. Wrong usage is 2, as click has it."""


def language() -> Lang:
    """FADU_LANG decides, then an English locale; otherwise Chinese."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    default = "en" if spoken.startswith("en") else "zh"
    return "en" if environment.one_of("FADU_LANG", default, ("zh", "en")) == "en" else "zh"


def say(text: Term) -> None:
    """Tell the person at the terminal."""
    click.echo(text.said(language()), err=True)


def put_json(value: Any) -> None:
    """Hand a result to a program: one JSON document on stdout, Chinese readable, keys in the order given."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


@contextmanager
def troubles_told() -> Iterator[None]:
    """Inside, an expected failure ends the program with its sentence instead of a trace."""
    try:
        yield
    except Trouble as trouble:
        _tell(trouble)
        sys.exit(FAILED)
    except Exception as error:
        known = _from_database(error)
        if known is None:
            raise
        _tell(known)
        sys.exit(FAILED)


def _tell(trouble: Trouble) -> None:
    try:
        spoken = language()
    except Trouble:
        spoken = "zh"
    click.echo(f"[{trouble.code}] {trouble.sentence(spoken)}", err=True)


def _from_database(error: Exception) -> Trouble | None:
    """A failure that the server reported in the middle of the work, as the trouble that it is."""
    # An error that did not come from the database was raised without its driver being loaded.
    if "psycopg" not in sys.modules:
        return None
    from fadu.config.interruption import recognised

    return recognised(error)
