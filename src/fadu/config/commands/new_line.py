"""Write the skeleton of a new line of work: one declaration, one test that still fails, nothing else."""

from __future__ import annotations

from pathlib import Path

import click

import fadu
from fadu.config.console import say
from fadu.config.skeleton import KINDS, Wanted, files
from fadu.measure.cite import Term
from fadu.measure.trouble import Trouble


class NotACheckout(Trouble):
    code = "IN-041"
    title = Term("不在源码目录中", "Not a checkout")
    zh = "{path} 不是法度的源码目录（没有 tests/work）。"
    en = "{path} is no checkout of Fadu (it has no tests/work)."
    remedy_zh = "请在源码仓库中以可编辑方式安装后再试：pip install -e ."
    remedy_en = "Install from a checkout of the repository: pip install -e ."


class NotAName(Trouble):
    code = "IN-042"
    title = Term("名称不合用", "Not a usable name")
    zh = "“{value}”不能作为{what}：应为小写英文字母，可用下划线分开。"
    en = "“{value}” cannot be the name of a {what}: small letters, parted by underscores."
    remedy_zh = "例如：fadu new-line people demonstration_village"
    remedy_en = "For example: fadu new-line people demonstration_village"


class LineExists(Trouble):
    code = "IN-043"
    title = Term("已有这个文件", "The file exists")
    zh = "{path} 已经存在，没有改动任何文件。"
    en = "{path} exists already; nothing was written."
    remedy_zh = "请另取名称，或直接编辑该文件。"
    remedy_en = "Take another name, or edit that file."


@click.command("new-line")
@click.argument("chapter")
@click.argument("name")
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default="case",
    show_default=True,
    help="A case, a register's entry, or an occasion.",
)
@click.option("--zh", default="新业务", help="Its Chinese title.")
@click.option("--en", default="New line of work", help="Its English title.")
def command(chapter: str, name: str, kind: str, zh: str, en: str) -> None:
    """Write the skeleton of the line CHAPTER.NAME with the six question words, and a test that still fails."""
    for value, what in ((chapter, Term("章", "chapter")), (name, Term("业务", "line"))):
        if (
            not value.replace("_", "a").isalpha()
            or not value.isascii()
            or value != value.lower()
            or value.startswith("_")
        ):
            raise NotAName(value=value, what=what)
    root = Path(fadu.__file__).resolve().parents[2]
    if not (root / "tests" / "work").is_dir():
        raise NotACheckout(path=root)
    wanted = files(root, Wanted(chapter, name, kind, zh, en))
    for path in wanted:
        if path.exists():
            raise LineExists(path=path.relative_to(root))
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        click.echo(path.relative_to(root))
    say(
        Term(
            f"请对照法条填写声明，直到 fadu check 没有意见；然后：fadu manage makemigrations {chapter} -n {name}",
            f"Fill in the declaration beside the law until fadu check is content; then: fadu manage makemigrations {chapter} -n {name}",
        )
    )
