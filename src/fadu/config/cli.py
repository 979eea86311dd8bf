"""`fadu`: each command is a module of `fadu.config.commands`, found by its name and imported when it is called.

A command module is named like its command (`information_request.py` → `information-request`), opens with a sentence
that is its help line, and holds a click command named `command`. Those whose name begins with `_` are no commands.
"""

from __future__ import annotations

import ast
import pkgutil
from importlib import import_module
from pathlib import Path

import click

from fadu import __version__
from fadu.config import commands, environment
from fadu.config.console import troubles_told


class Commands(click.Group):
    """Lists what exists without importing it: `fadu --help` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        found = (module.name for module in pkgutil.iter_modules(commands.__path__))
        return sorted(name.replace("_", "-") for name in found if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"{commands.__name__}.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, opening_sentence(name)) for name in self.list_commands(ctx)])


def opening_sentence(name: str) -> str:
    """The first line of the command's module, read without running it."""
    path = Path(commands.__path__[0]) / f"{name.replace('-', '_')}.py"
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fadu")
def fadu() -> None:
    """法度 Fadu: a city's work under the law, its clocks, and the yearly report computed from both."""


def main() -> None:
    with troubles_told():
        environment.refuse_unknown()
        fadu()


if __name__ == "__main__":
    main()
