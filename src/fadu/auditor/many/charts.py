"""Charts of a run, drawn on this machine to SVG: findings by severity, one indicator across bodies and years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from fadu.auditor.many.spool import Row

_COLOURS = {"error": "#c0392b", "likely": "#b9770e", "note": "#2874a6"}
_NAMES = {"error": "错误", "likely": "疑似", "note": "提示"}
_FONT = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif"
MOST_BARS, MOST_LINES = 40, 12


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
            x=alt.X("count:Q", title="次数", axis=alt.Axis(format="d", tickMinStep=1)),
            y=alt.Y("rule:N", sort="-x", title=None),
            color=alt.Color(
                "severity:N",
                title=None,
                scale=alt.Scale(domain=list(_NAMES.values()), range=[_COLOURS[key] for key in _NAMES]),
            ),
        )
    )
    return _svg(chart)


def bodies_chart(lines: Sequence[Row]) -> str:
    """One indicator across bodies, each at its latest year."""
    import altair as alt

    latest: dict[str, Row] = {}
    for row in lines:
        if row["body"] not in latest or (row["year"] or 0) > (latest[row["body"]]["year"] or 0):
            latest[row["body"]] = row
    shown = sorted(latest.values(), key=lambda row: -row["value"])[:MOST_BARS]
    values = [{"body": f"{row['body']} {row['year'] or ''}".strip(), "value": row["value"]} for row in shown]
    chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar(color="#2f7f79")
        .encode(x=alt.X("value:Q", title=lines[0]["unit"] or None), y=alt.Y("body:N", sort="-x", title=None))
    )
    return _svg(chart)


def years_chart(lines: Sequence[Row]) -> str:
    """One indicator over the years, a line for each body that has several; nothing where none has."""
    import altair as alt

    years: dict[str, set[int]] = {}
    for row in lines:
        if row["year"]:
            years.setdefault(row["body"], set()).add(row["year"])
    several = sorted((body for body in years if len(years[body]) > 1), key=lambda body: -len(years[body]))
    bodies = several[:MOST_LINES]
    values = [
        {key: row[key] for key in ("body", "year", "value")}
        for row in lines
        if row["body"] in bodies and row["year"]
    ]
    if not values:
        return ""
    chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_line(point=True)
        .encode(
            x=alt.X("year:O", title="年度"),
            y=alt.Y("value:Q", title=lines[0]["unit"] or None),
            color=alt.Color("body:N", title=None),
        )
    )
    return _svg(chart)


def _svg(chart: Any) -> str:
    import vl_convert

    drawn = chart.properties(width=560).configure(font=_FONT, background="transparent")
    return str(vl_convert.vegalite_to_svg(drawn.to_json()))
