"""The records of a figure as a file: what was asked, how many there are, then the rows; CSV or XLSX."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import IO, Any

import xlsxwriter
from django.db import connection, transaction

from fadu.engine.access import Actor
from fadu.measure.cite import Lang, Term
from fadu.pages.asked import NOT_FILLED, UNKNOWN, Asked, choices_of
from fadu.pages.cells import harmless as harmless
from fadu.pages.listing import every, export_headings
from fadu.pages.visit import SYNTHETIC, Office

_SHEET_ROWS = 1_048_576


@contextmanager
def snapshot() -> Iterator[None]:
    """One state of the database for count and rows, so that they agree to the record."""
    inside: AbstractContextManager[Any] = (
        nullcontext() if connection.in_atomic_block else transaction.atomic()
    )
    nested = connection.in_atomic_block
    with inside:
        if not nested:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def head(asked: Asked, viewer: Actor, lang: Lang, office: Office) -> list[tuple[str, str]]:
    """What the file holds, line by line."""
    count = asked.counting.count(viewer)
    told = [
        (Term("指标", "Figure"), f"{asked.word.title.said(lang)} ({asked.id})"),
        (Term("所列", "Listed"), asked.figure.title.said(lang)),
        (Term("年度", "Year"), str(asked.year)),
        (Term("月份", "Month"), str(asked.month or Term("全年", "all").said(lang))),
        (Term("地区或单位", "Area or unit"), f"{asked.area.name.said(lang)} ({asked.area.code})"),
        *((asked.line.facts[column].title, _code(asked, column, code, lang)) for column, code in asked.codes.items()),
        (Term("记录数", "Records"), str(count)),
        (Term("查看人", "Viewer"), viewer.name),
    ]  # fmt: skip
    if office.rehearsed:
        told.append((Term("数据性质", "Nature of the data"), SYNTHETIC.said(lang)))
    return [(title.said(lang), text) for title, text in told]


def _code(asked: Asked, column: str, code: str, lang: Lang) -> str:
    return NOT_FILLED.said(lang) if code == UNKNOWN else choices_of(asked.line, column).title(code, lang)


def as_csv(asked: Asked, viewer: Actor, lang: Lang, office: Office) -> IO[bytes]:
    """UTF-8 with the mark that Excel looks for."""
    made = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    text = io.TextIOWrapper(made, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    with snapshot():
        writer.writerows(head(asked, viewer, lang, office))
        writer.writerow([])
        writer.writerow([title.said(lang) for title in export_headings(asked, viewer)])
        for one in every(asked, viewer, lang):
            writer.writerow([one.number, *map(harmless, one.cells)])
    text.flush()
    text.detach()
    made.seek(0)
    return made


def as_xlsx(asked: Asked, viewer: Actor, lang: Lang, office: Office) -> IO[bytes]:
    made = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    book = xlsxwriter.Workbook(
        made, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 20, 18)
    with snapshot():
        opening = head(asked, viewer, lang, office)
        for number, (title, text) in enumerate(opening):
            sheet.write_string(number, 0, title, bold)
            sheet.write_string(number, 1, text)
        for column, heading in enumerate(export_headings(asked, viewer)):
            sheet.write_string(len(opening) + 1, column, heading.said(lang), bold)
        for number, one in enumerate(every(asked, viewer, lang), start=len(opening) + 2):
            if number >= _SHEET_ROWS:
                break
            for column, cell in enumerate((one.number, *one.cells)):
                sheet.write_string(number, column, cell)
    book.close()
    made.seek(0)
    return made
