"""Finds the part of a page that is the report, by where its words outside links are."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "select", "option", "button", "object"}
)
_AROUND = frozenset({"nav", "footer", "header", "aside"})
_HOLDERS = frozenset(
    {
        "body",
        "div",
        "article",
        "section",
        "main",
        "td",
        "tr",
        "tbody",
        "table",
        "form",
        "center",
        "ucapcontent",
    }
)
_BOILER = re.compile(
    r"(?:^|[-_\s])(?:nav\w*|foot\w*|header|menu\w*|share\w*|bread\w*|crumb\w*|copyright|sidebar|related|recommend\w*|"
    r"toolbar|topbar|position|location|login|search\w*|qrcode|ewm)(?:$|[-_\s\d])",
    re.I,
)
_CHINESE = re.compile(r"[\u4e00-\u9fff\d]")
_SHARE = 0.75  # of the words of its parent: a child that holds this much is where the report is


def boilerplate(element: HtmlElement) -> bool:
    """Navigation, footers and the like, told by tag and by the names their makers gave them."""
    if element.tag in _AROUND:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        bool(names.strip())
        and element.tag not in ("body", "table", "td")
        and bool(_BOILER.search(names[:300]))
    )


def main_of(body: HtmlElement) -> HtmlElement:
    """The deepest holder of most of the words."""
    mass = _masses(body)
    node = body
    while True:
        children = [child for child in node if child.tag in _HOLDERS]
        best = max(children, key=lambda child: mass.get(child, 0), default=None)
        if best is None or mass.get(best, 0) < _SHARE * max(1, mass.get(node, 0)):
            return node
        if _is_data_table(best):
            return node
        node = best


def _masses(body: HtmlElement) -> dict[HtmlElement, int]:
    """Words outside links and boilerplate below each element, in one pass from the leaves up."""
    mass: dict[HtmlElement, int] = {}
    for element in reversed(list(body.iter())):
        if not isinstance(element.tag, str) or element.tag in SKIPPED or element.tag == "a":
            continue
        if element is not body and boilerplate(element):
            continue
        own = _words(element.text) + sum(mass.get(child, 0) + _words(child.tail) for child in element)
        mass[element] = own
    return mass


def _words(text: str | None) -> int:
    return len(_CHINESE.findall(text)) if text else 0


def _is_data_table(element: HtmlElement) -> bool:
    return element.tag == "table" and is_data_table(element)


def is_data_table(table: HtmlElement) -> bool:
    """A table of facts, not one that only lays out the page: no table inside, several short cells a row."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    cells = list(table.iter("td", "th"))
    rows = sum(1 for _ in table.iter("tr"))
    if len(cells) < 3 or rows < 1 or len(cells) <= rows:
        return False
    long = sum(1 for cell in cells if len(cell.text_content()) > 400)
    return long * 4 <= len(cells)
