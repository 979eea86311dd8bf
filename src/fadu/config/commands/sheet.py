"""Write each line of work as a page that a lawyer can read and sign, in Chinese and English."""

from __future__ import annotations

from pathlib import Path

import click

from fadu.config.console import say
from fadu.config.database import set_up
from fadu.measure.cite import Lang, Term


@click.command("sheet")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("docs/sheets"), show_default=True
)
def command(out: Path) -> None:
    """Write the sheets from the declarations. Needs no database."""
    set_up()
    from fadu.engine.line import lines
    from fadu.engine.sheet import page

    languages: tuple[Lang, ...] = ("zh", "en")
    for lang in languages:
        folder = out / lang
        folder.mkdir(parents=True, exist_ok=True)
        for line in lines():
            (folder / f"{line.id}.md").write_text(page(line, lang), "utf-8")
        index = [f"- [{line.title.said(lang)}]({line.id}.md)" for line in lines()]
        head = Term(
            "# 各项业务说明（由声明生成）", "# The lines of work (generated from the declarations)"
        ).said(lang)
        (folder / "README.md").write_text("\n".join([head, "", *index]) + "\n", "utf-8")
    say(
        Term(
            f"已写出{len(lines())}项业务的说明：{out}",
            f"Wrote the sheets of {len(lines())} lines of work to {out}",
        )
    )
