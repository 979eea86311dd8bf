"""A figure's months and areas as a picture: a Vega-Lite specification turned into SVG here, never in the browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

INK, SOFT, ACCENT = "#1f2a37", "#5b6675", "#2f5d8a"
FONT = "'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar or point: its name, its height (None: there is none), and how the value is written on it."""

    name: str
    value: float | None
    said: str


def columns(bars: Sequence[Bar], *, line: bool = False, share: bool = False) -> str:
    """Upright, in the order given: months. A stock or a rate is a line, since its months do not add up."""
    import altair as alt

    base = alt.Chart(_data(bars)).encode(
        x=alt.X("name:N", sort=None, title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=4, format="~%" if share else "~s")),
    )
    drawn = (
        base.mark_line(color=ACCENT, point={"color": ACCENT, "size": 36})
        if line
        else base.mark_bar(color=ACCENT)
    )
    labels = base.mark_text(dy=-8, color=INK, fontSize=11).encode(text="said:N")
    return _svg(drawn + labels, width=520, height=170)


def rows(bars: Sequence[Bar], *, share: bool = False) -> str:
    """Lying, in the order given: districts."""
    import altair as alt

    base = alt.Chart(_data(bars)).encode(
        y=alt.Y("name:N", sort=None, title=None),
        x=alt.X("value:Q", title=None, axis=alt.Axis(tickCount=4, format="~%" if share else "~s")),
    )
    labels = base.mark_text(align="left", dx=4, color=INK, fontSize=11).encode(text="said:N")
    return _svg(base.mark_bar(color=ACCENT) + labels, width=360, height=max(60, 24 * len(bars)))


def _data(bars: Sequence[Bar]) -> Any:
    import altair as alt

    return alt.InlineData(values=[{"name": bar.name, "value": bar.value, "said": bar.said} for bar in bars])


def _svg(chart: Any, *, width: int, height: int) -> str:
    plain = {
        "labelColor": SOFT,
        "domainColor": "#c9ced6",
        "tickColor": "#c9ced6",
        "gridColor": "#e8eaee",
        "labelFontSize": 12,
    }
    whole = (
        chart.properties(width=width, height=height)
        .configure_view(strokeWidth=0)
        .configure_axis(**plain, labelLimit=260)
        .configure(font=FONT, background="transparent", padding=4)
    )
    return _drawn(json.dumps(whole.to_dict(), sort_keys=True, ensure_ascii=False))


@lru_cache(maxsize=512)
def _drawn(specification: str) -> str:
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(specification)
    return drawn
