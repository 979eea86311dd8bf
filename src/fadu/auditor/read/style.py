"""What inline styles and the page's own style sheet make unseen: size, place, colour, display."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

Declarations = Mapping[str, str]
Colour = tuple[int, int, int]

_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,4000})\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_LENGTH = re.compile(r"^\s*(-?\d{1,7}(?:\.\d{0,6})?|-?\.\d{1,6})\s*(px|pt|em|rem|%|)\s*(?:!important)?\s*$")
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]{1,6}))?")
_NAMED = {"white": (255, 255, 255), "black": (0, 0, 0), "red": (255, 0, 0), "transparent": None}
_FAR = 400.0  # pixels off the page beyond which nothing is seen on a screen
_NEAR = 24  # channels closer than this cannot be told apart
_CLOSED = ("hidden", "clip")


@dataclass(frozen=True, slots=True)
class Light:
    """The colours an element inherits; background is None where a picture makes it unknown."""

    ink: Colour = (0, 0, 0)
    paper: Colour | None = (255, 255, 255)


def sheet(css: str) -> dict[str, Declarations]:
    """Declarations by simple selector (`.a`, `#b`, `p`); anything more complex is left out."""
    found: dict[str, dict[str, str]] = {}
    for selectors, body in _RULE.findall(_COMMENT.sub("", css)):
        for selector in selectors.split(","):
            key = selector.strip().lower()
            if re.fullmatch(r"[.#]?[\w-]{1,80}", key):
                found.setdefault(key, {}).update(declarations(body))
    return dict(found)


def declarations(text: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in text.split(";") if ":" in part)
    return {name.strip().lower(): value.strip().lower() for name, value in pairs}


def style_of(element: HtmlElement, rules: Mapping[str, Declarations]) -> dict[str, str]:
    """The element's declarations, the more specific over the less."""
    keys = [str(element.tag), *(f".{name}" for name in (element.get("class") or "").lower().split()[:20])]
    merged: dict[str, str] = {}
    for key in [*keys, f"#{(element.get('id') or '').lower()}"]:
        merged.update(rules.get(key, {}))
    merged.update(declarations((element.get("style") or "")[:4000]))
    for side in ("width", "height"):
        if element.tag in ("iframe", "img", "marquee", "embed") and element.get(side) is not None:
            merged.setdefault(side, str(element.get(side)))
    return merged


def unseen(style: Declarations, light: Light, *, attribute: bool = False) -> str:
    """Why the element is not seen (a code), or nothing."""
    if attribute or style.get("display", "").startswith("none"):
        return "display-none"
    if style.get("visibility", "").startswith(_CLOSED):
        return "invisible"
    if _pixels(style.get("font-size")) in range(2) or _is_zero(style.get("opacity")):
        return "zero-size"
    if _tiny(style):
        return "zero-size"
    return "off-screen" if _away(style) else _faint(style, light)


def _tiny(style: Declarations) -> bool:
    sides = [_pixels(style.get(side)) for side in ("width", "height", "max-height", "max-width")]
    shut = style.get("overflow", "").startswith(_CLOSED)
    flat = [side for side in sides if side is not None and 0 <= side <= 1]
    return bool(flat) and (shut or len(flat) > 1)


def _away(style: Declarations) -> bool:
    if (_number(style.get("text-indent")) or 0) <= -_FAR:
        return True
    margins = [_number(style.get(name)) or 0 for name in ("margin-left", "margin-top")]
    if min(margins) <= -_FAR:
        return True
    placed = style.get("position", "").startswith(("absolute", "fixed", "relative"))
    return placed and any(
        (_number(style.get(name)) or 0) <= -_FAR for name in ("left", "top", "right", "bottom")
    )


def _faint(style: Declarations, light: Light) -> str:
    if "color" not in style or light.paper is None:
        return ""
    ink = colour(style["color"])
    if ink is None:
        return ""
    same = all(abs(one - other) < _NEAR for one, other in zip(ink, light.paper, strict=True))
    return "same-colour" if same else ""


def lit(light: Light, style: Declarations) -> Light:
    """The colours as the children see them."""
    ground = style.get("background", "") + " " + style.get("background-color", "")
    paper = light.paper
    if "url(" in ground or "gradient" in ground or "var(" in ground:
        paper = None
    elif ground.strip():
        paper = colour(ground) or paper
    return Light(colour(style.get("color", "")) or light.ink, paper)


def colour(text: str) -> Colour | None:
    hexed = _HEX.search(text)
    if hexed:
        digits = hexed[1] if len(hexed[1]) == 6 else "".join(digit * 2 for digit in hexed[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    mixed = _RGB.search(text)
    if mixed:
        return int(mixed[1]), int(mixed[2]), int(mixed[3])
    return next((value for name, value in _NAMED.items() if re.search(rf"\b{name}\b", text)), None)


def _number(text: str | None) -> float | None:
    match = _LENGTH.match(text or "")
    return float(match[1]) if match else None


def _pixels(text: str | None) -> float | None:
    """Lengths that say how big; percentages and ems say nothing by themselves unless zero."""
    match = _LENGTH.match(text or "")
    if not match:
        return None
    value = float(match[1])
    return value if match[2] in ("", "px", "pt") or value == 0 else None


def _is_zero(text: str | None) -> bool:
    value = _number(text)
    return value is not None and value <= 0.01
