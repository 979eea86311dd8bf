"""Charts of a run, drawn on this machine to SVG: findings by severity, one indicator across bodies and years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from fadu.auditor.many.spool import Row

_COLOURS = {"error": "#c0392b", "likely": "#b9770e", "note": "#2874a6"}
_NAMES = {"error": "错误", "likely": "疑似", "note": "提示"}
_FONT = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif"
MOST_BARS = 40


def findings_chart(rules: Counter[tuple[str, str]]) -> str:
    """How often each rule spoke, by severity."""
    import altair as alt

    values = [
        {"rule": rule, "severity": _NAMES[severity], "count": count}
        for (rule, severity), count in rules.most_common(60)
    ]
    chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar()
        .encode(
            x=alt.X("count:Q", title="次数"),
            y=alt.Y("rule:N", sort="-x", title=None),
            color=alt.Color(
                "severity:N",
                title=None,
                scale=alt.Scale(domain=list(_NAMES.values()), range=[_COLOURS[key] for key in _NAMES]),
            ),
        )
    )
    return _svg(chart)


def indicator_chart(lines: Sequence[Row]) -> str:
    """One indicator: a bar for each body, side by side where a body has several years."""
    import altair as alt

    values = [
        {"body": row["body"], "year": str(row["year"] or "—"), "value": row["value"]}
        for row in lines[:MOST_BARS]
    ]
    chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar()
        .encode(
            x=alt.X("value:Q", title=lines[0]["unit"] or None),
            y=alt.Y("body:N", sort="-x", title=None),
            yOffset="year:N",
            color=alt.Color("year:N", title="年度", scale=alt.Scale(scheme="tealblues")),
        )
    )
    return _svg(chart)


def _svg(chart: Any) -> str:
    import vl_convert

    drawn = chart.properties(width=560).configure(font=_FONT, background="transparent")
    return str(vl_convert.vegalite_to_svg(drawn.to_json()))
