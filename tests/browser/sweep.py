"""What every page must hold, looked at in the browser: axe-core, width, weight, silence of the console."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tests.browser.stage import SIZES

if TYPE_CHECKING:
    from playwright.sync_api import Page

HEAVIEST = 200_000
NARROW = {"width": 320, "height": 640}
_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_RULES = {"resultTypes": ["violations"], "elementRef": False, "iframes": False}
# A kiosk has the colours of a desktop and a narrow window those of a phone; contrast is by far the slowest to work out.
_COLOURS_KNOWN = {**_RULES, "rules": {"color-contrast": {"enabled": False}}}
_FOUND = """async rules => (await axe.run(document, rules)).violations
    .filter(one => one.impact === 'serious' || one.impact === 'critical')
    .map(one => one.id + ': ' + one.help + ' | ' + one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | '))"""
_WEIGHT = """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .reduce((sum, one) => sum + one.encodedBodySize, 0)"""


def examined(page: Page) -> list[str]:
    """What is wrong with the open page at any of the three sizes, then, loaded anew, in English and in large type at 320 px."""
    address, wrong = page.url, []
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        wrong += [
            f"{size}: {one}"
            for one in [*_violations(page, _COLOURS_KNOWN if size == "kiosk" else _RULES), *_width(page)]
        ]
    weight = page.evaluate(_WEIGHT)
    if weight > HEAVIEST:
        wrong.append(f"it weighs {weight} bytes")
    return [f"{address} {one}" for one in wrong]


def examined_large_in_english(page: Page) -> list[str]:
    """The same page (it was opened with ?lang=en&type=large) at the narrowest width that anybody must be able to read."""
    page.set_viewport_size(NARROW)
    return [
        f"{page.url} at 320 px, large: {one}" for one in [*_violations(page, _COLOURS_KNOWN), *_width(page)]
    ]


def _violations(page: Page, rules: dict[str, Any]) -> list[str]:
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(_AXE)
    found: list[str] = page.evaluate(_FOUND, rules)
    return found


_WIDER: Any = """() => { const over = document.scrollingElement.scrollWidth - innerWidth; if (over <= 0) return '';
    const worst = [...document.querySelectorAll('main *, header *, footer *, body > *')].filter(
        one => one.getBoundingClientRect().right > innerWidth + 1);
    return over + ' pixels too wide: ' + worst.slice(0, 3).map(one => one.outerHTML.slice(0, 120)).join(' | ') }"""


def _width(page: Page) -> list[str]:
    told = page.evaluate(_WIDER)
    return [told] if told else []
