"""The tables of a run as CSV, JSON and XLSX: reports, findings, indicators."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any

from fadu.auditor.many.spool import FINDING_COLUMNS, INDICATOR_COLUMNS, REPORT_COLUMNS, Row, Spool, rows

HEADS: dict[str, str] = {
    "file": "文件",
    "title": "标题",
    "body": "单位",
    "year": "年度",
    "kind": "类型",
    "published": "公布日期",
    "format": "格式",
    "pages": "页数",
    "characters": "字数",
    "claims": "数据个数",
    "error": "错误",
    "likely": "疑似",
    "note": "提示",
    "trouble": "未能读取的原因",
    "rule": "规则",
    "severity": "程度",
    "start": "起",
    "end": "止",
    "quote": "原文",
    "message_zh": "说明",
    "message_en": "In English",
    "computation": "Computation",
    "computation_zh": "计算",
    "code": "指标代码",
    "name_zh": "指标",
    "name_en": "Indicator",
    "value": "数值",
    "unit": "单位（计量）",
}
# A cell that begins with one of these is run as a formula by spreadsheet programs.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheets(spool: Spool) -> tuple[tuple[str, str, tuple[str, ...], IO[str]], ...]:
    """Code, Chinese name, columns and rows of each table."""
    return (
        ("reports", "报告", REPORT_COLUMNS, spool.reports),
        ("findings", "发现", FINDING_COLUMNS, spool.findings),
        ("indicators", "指标", INDICATOR_COLUMNS, spool.indicators),
    )


def write_csv(spool: Spool, out: Path) -> list[Path]:
    """`out` holds the reports; findings and indicators go beside it. With a mark, so that Excel reads the Chinese."""
    written = []
    for code, _, columns, stream in sheets(spool):
        path = out if code == "reports" else out.with_name(f"{out.stem}.{code}{out.suffix}")
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADS[column] for column in columns)
            for row in rows(stream):
                writer.writerow(_safe(row.get(column)) for column in columns)
        written.append(path)
    return written


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def write_json(spool: Spool, out: Path) -> list[Path]:
    """One object with three lists, written row by row."""
    with out.open("w", encoding="utf-8") as file:
        for number, (code, _, _, stream) in enumerate(sheets(spool)):
            file.write(("{" if number == 0 else "],\n") + json.dumps(code) + ": [")
            for at, row in enumerate(rows(stream)):
                file.write(("\n" if at == 0 else ",\n") + json.dumps(row, ensure_ascii=False))
        file.write("]}\n")
    return [out]


def write_xlsx(spool: Spool, out: Path) -> list[Path]:
    """Three sheets with heads that stay; rows go straight to disk."""
    import xlsxwriter

    book = xlsxwriter.Workbook(
        str(out), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = book.add_format({"bold": True, "bg_color": "#E8E4DC"})
    for _, name, columns, stream in sheets(spool):
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(columns) - 1, 14)
        for column, key in enumerate(columns):
            sheet.write_string(0, column, HEADS[key], bold)
        _fill(sheet, columns, rows(stream))
    book.close()
    return [out]


_MOST_ROWS = 1_048_575  # of a worksheet, below its head


def _fill(sheet: Any, columns: tuple[str, ...], lines: Iterable[Row]) -> None:
    for number, row in enumerate(lines, 1):
        if number > _MOST_ROWS:
            return
        for column, key in enumerate(columns):
            value = row.get(key)
            if isinstance(value, int | float):
                sheet.write_number(number, column, value)
            elif value is not None:
                sheet.write_string(number, column, str(value)[:32_767])


def write_html(spool: Spool, out: Path) -> list[Path]:
    from fadu.auditor.many.overview import overview

    with out.open("w", encoding="utf-8") as file:
        for piece in overview(spool):
            file.write(piece)
    return [out]


WRITERS: dict[str, Callable[[Spool, Path], list[Path]]] = {
    ".csv": write_csv,
    ".json": write_json,
    ".xlsx": write_xlsx,
    ".html": write_html,
}
