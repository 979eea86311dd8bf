"""The tables of the yearly report on government information disclosure (格式 国办公开办函〔2021〕30号), 2021 layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from fadu.auditor.forms.stream import MARK, Entry, Stream, stream, value_of
from fadu.auditor.model import Document, Table
from fadu.auditor.read.fold import fold

COLUMNS: tuple[str, ...] = (
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
    "总计",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of table 3: its code, its printed name and the words by which it is recognised when broken over lines."""

    code: str
    name: str
    pattern: str
    part: bool = True  # one of the outcomes that add up to （七）总计


ROWS: tuple[Row, ...] = (
    Row("new", "一、本年新收政府信息公开申请数量", "本年新收", part=False),
    Row("carried_in", "二、上年结转政府信息公开申请数量", "上年结转", part=False),
    Row("granted", "（一）予以公开", "(?<!不)予以公开"),
    Row("partial", "（二）部分公开", "部分公开"),
    Row("secret", "属于国家秘密", "属于国家秘密"),
    Row("other_law", "其他法律行政法规禁止公开", "其他法律、?行政法规"),
    Row("safety", "危及“三安全一稳定”", "危及"),
    Row("third_party", "保护第三方合法权益", "保护第三方"),
    Row("internal", "属于三类内部事务信息", "三类内部事务"),
    Row("process", "属于四类过程性信息", "四类过程性"),
    Row("file", "属于行政执法案卷", "行政执法案卷"),
    Row("query", "属于行政查询事项", "行政查询事项"),
    Row("not_held", "本机关不掌握相关政府信息", "本机关不掌握"),
    Row("to_make", "没有现成信息需要另行制作", "没有现成信息"),
    Row("unclear", "补正后申请内容仍不明确", "补正后申请"),
    Row("petition", "信访举报投诉类申请", "信访举报投诉"),
    Row("repeat", "重复申请", "重复申请"),
    Row("publication", "要求提供公开出版物", "要求提供公开出"),
    Row("excessive", "无正当理由大量反复申请", "大量反[复覆]申"),
    Row("confirm", "要求行政机关确认或重新出具已获取信息", "要求行政机关确认"),
    Row("no_correction", "逾期不补正", "逾期不补"),
    Row("no_fee", "逾期未缴费", "逾期(?:不缴|未按|未缴)"),
    Row("other", "3.其他", r"3[.、．)）]?其他"),
    Row("total", "（七）总计", rf"七[)）]总计|总计(?={MARK})", part=False),
    Row("carried_out", "四、结转下年度继续办理", "结转下年度", part=False),
)
# The 2019 layout has one row where the 2021 layout has three.
_SINGLE_OTHER = re.compile(rf"其他处理(?={MARK})")
_THREE = ("no_correction", "no_fee", "other")

REVIEW: tuple[str, ...] = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
BLOCKS: tuple[str, ...] = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")

ACTIVE: tuple[tuple[str, str, int], ...] = (
    ("rules", "规章", 3),
    ("documents", "行政规范性文件", 3),
    ("licences", "行政许可", 1),
    ("penalties", "行政处罚", 1),
    ("coercion", "行政强制", 1),
    ("fees", "行政事业性收费", 1),
)
_TRIES = 20  # mentions of its first row before we stop looking for the form
_LEAST = 18  # rows that must be recognised before we say that this is the form


@dataclass(frozen=True, slots=True)
class Form:
    """What was read: table 3 by row and column, table 4 by block, table 2 by row; `ragged` rows lack or exceed cells."""

    cells: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    review: tuple[tuple[Entry, ...], ...] = ()
    active: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    ragged: Mapping[str, int] = field(default_factory=dict)


@lru_cache(maxsize=4)  # several rules ask for the form of the same document
def form_of(document: Document) -> Form | None:
    """The form in a document, whichever way it is laid out; None where there is none."""
    text = fold(document.text)
    if "结转" not in text:
        return None
    start = text.find("第二十条第")
    words = stream(document.text, max(0, start))
    cells, ragged, end = _from_grid(document) or _from_words(words)
    if len(cells) + len(ragged) < _LEAST:
        return None
    return Form(cells, _review(words, end), _active(words), ragged)


Read = tuple[dict[str, tuple[Entry, ...]], dict[str, int], int]


def _from_words(words: Stream) -> Read:
    for first in islice(re.finditer(ROWS[0].pattern, words.compact), _TRIES):
        found = _sequence(words, first.start())
        if len(found[0]) >= _LEAST:
            return found
    return {}, {}, 0


def _sequence(words: Stream, start: int) -> Read:
    """Labels in the order of the form, each with the numbers up to the next label."""
    places: list[tuple[Row, int, int]] = []
    at = start
    for row in _rows(words, start):
        match = re.compile(row.pattern).search(words.compact, at, at + 2000)
        if match:
            places.append((row, match.start(), match.end()))
            at = match.end()
    cells: dict[str, tuple[Entry, ...]] = {}
    ragged: dict[str, int] = {}
    stops = [place for _, place, _ in places[1:]] + [_after(words, at)]
    for (row, _, begin), stop in zip(places, stops, strict=True):
        numbers = _fitting(words.numbers(begin, stop))
        if len(numbers) == len(COLUMNS):
            cells[row.code] = tuple(numbers)
        else:
            ragged[row.code] = len(numbers)
    return cells, ragged, at


def _rows(words: Stream, start: int) -> Iterator[Row]:
    end = words.compact.find("结转下年度", start)
    single = (
        _SINGLE_OTHER.search(words.compact, start, end)
        if "逾期不补" not in words.compact[start:end]
        else None
    )
    for row in ROWS:
        if single and row.code in _THREE:
            if row.code == "other":
                yield Row("other", "（六）其他处理", _SINGLE_OTHER.pattern)
            continue
        yield row


def _after(words: Stream, at: int) -> int:
    """The last row ends with its seventh number: what follows belongs to the next table."""
    marks = [place for place in range(at, min(at + 400, len(words.compact))) if words.compact[place] == MARK]
    return marks[len(COLUMNS) - 1] + 1 if len(marks) >= len(COLUMNS) else at


def _fitting(numbers: list[Entry]) -> list[Entry]:
    """A page number may have slipped in beside the seven: the seven that add up are the row."""
    if len(numbers) != len(COLUMNS) + 1:
        return numbers
    for skipped in (len(COLUMNS), 0):
        rest = numbers[:skipped] + numbers[skipped + 1 :]
        if sum(_int(entry) for entry in rest[:-1]) == _int(rest[-1]):
            return rest
    return numbers[: len(COLUMNS)]


def _int(entry: Entry) -> int:
    return int(entry.value or 0)


def _from_grid(document: Document) -> Read | None:
    """Rows of tables as cells; a form broken over pages is several tables."""
    cells: dict[str, tuple[Entry, ...]] = {}
    ragged: dict[str, int] = {}
    end = 0
    for table in document.tables:
        for row, numbers, place in _grid_rows(document, table):
            if row.code in cells or row.code in ragged:
                continue
            end = max(end, place)
            if len(numbers) == len(COLUMNS):
                cells[row.code] = numbers
            else:
                ragged[row.code] = len(numbers)
    return (cells, ragged, 0) if len(cells) >= _LEAST else None


def _grid_rows(document: Document, table: Table) -> Iterator[tuple[Row, tuple[Entry, ...], int]]:
    lines: dict[int, list[tuple[int, int, str]]] = {}
    for cell in table.cells:
        lines.setdefault(cell.row, []).append((cell.start, cell.end, document.cell_text(cell)))
    for line in lines.values():
        line = [(start, end, fold(text)) for start, end, text in line]
        numeric = [(start, end, text) for start, end, text in line[-len(COLUMNS) :] if _is_cell(text)]
        label = "".join(text for _, _, text in line[: len(line) - len(numeric)]).replace(" ", "")
        row = _row_named(label)
        if row and numeric:
            yield row, tuple(Entry(value_of(text), start, end) for start, end, text in numeric), line[-1][1]


def _row_named(label: str) -> Row | None:
    """The row whose words stand last in the label: group names come before them."""
    found = [(match.start(), row) for row in ROWS if (match := re.search(_bare(row), label))]
    if not found and "其他处理" in label:
        return Row("other", "（六）其他处理", "其他处理")
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _bare(row: Row) -> str:
    return "总计" if row.code == "total" else row.pattern


def _is_cell(text: str) -> bool:
    return not text or value_of(text) is not None or text in ("/", "-", "—")


def _review(words: Stream, end: int) -> tuple[tuple[Entry, ...], ...]:
    """Table 4: the first fifteen numbers in a row after its heads."""
    head = words.compact.find("尚未审结", end)
    run = re.compile(f"{MARK}{{{3 * len(REVIEW)}}}").search(words.compact, head) if head >= 0 else None
    if not run:
        return ()
    numbers = words.numbers(run.start(), run.end())
    width = len(REVIEW)
    return tuple(tuple(numbers[at : at + width]) for at in range(0, len(numbers), width))


def _active(words: Stream) -> dict[str, tuple[Entry, ...]]:
    """Table 2: each name directly followed by its numbers."""
    found: dict[str, tuple[Entry, ...]] = {}
    for code, name, width in ACTIVE:
        match = re.search(f"(?<![性方]){name}({MARK}{{{width}}})(?!{MARK})", words.compact)
        if match:
            found[code] = tuple(words.numbers(*match.span(1)))
    return found
