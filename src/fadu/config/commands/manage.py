"""Django's own commands, for developers: `fadu manage makemigrations engine`."""

from __future__ import annotations

import click

from fadu.config.database import set_up, started
from fadu.config.home import home


@click.command("manage", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Run a command of Django's with the database started; migrations go through `fadu migrate`."""
    from django.core.management import execute_from_command_line

    with started(home()):
        set_up()
        execute_from_command_line(["fadu manage", *arguments])
