"""The chapter's registers in a rehearsal year: the printed numbers, SQL written by hand, balances that break when rows are altered."""

from __future__ import annotations

from fractions import Fraction

from django.db import connection

from fadu.engine.line import line

LINES = ("rectification", "inspection", "law_statement", "annual_report", "demonstration", "appraisal")
PRINTED = {"rectification.batches": 4, "rectification.problem_kinds": 98, "inspection.units": 6, "demonstration.provincial_awarded": 9,
           "demonstration.standing": 18}  # fmt: skip
INDEPENDENT = """
SELECT (SELECT count(DISTINCT batch) FROM organisation_rectification WHERE opened >= '2023-01-01'),
       (SELECT count(*) FROM organisation_rectification WHERE state = 'settled' AND verifier <> unit AND evidence IS NOT NULL
         AND verified_on BETWEEN '2023-01-01' AND '2023-12-31'),
       (SELECT count(*) FROM organisation_inspection WHERE extract(year FROM visited_on) = 2023),
       (SELECT count(*) FROM organisation_demonstration WHERE extract(year FROM awarded_on) = 2023 AND level = 'provincial'),
       (SELECT count(*) FROM organisation_demonstration WHERE state = 'named')
"""
ALTERED = (
    (
        "rectification",
        "UPDATE organisation_rectification SET verified_on = NULL WHERE number_in_batch = 1",
        {"same_day"},
    ),
    (
        "inspection",
        "UPDATE organisation_inspection SET findings_closed = findings_closed + 1 WHERE state = 'concluded' AND findings > 0",
        {"parts"},
    ),
    (
        "law_statement",
        "UPDATE organisation_lawstatement SET exempt_reason = 'x' WHERE form = 'media' AND year_of = 2023",
        {"parts"},
    ),
    (
        "annual_report",
        "UPDATE organisation_annualreport SET kept_back_reason = 'x' WHERE due_on = '2023-02-28'",
        {"bound"},
    ),
    (
        "demonstration",
        "UPDATE organisation_demonstration SET level = 'city' WHERE entered IS NULL AND state = 'named'",
        {"levels"},
    ),
    (
        "appraisal",
        "UPDATE organisation_appraisal SET other_weight = other_weight - 1 WHERE year_of = 2023",
        {"shares"},
    ),
)


def test_the_year_prints_the_report_and_balances_hold_until_rows_are_altered(own_database: str) -> None:
    from fadu.engine import follow
    from fadu.engine.values import book
    from fadu.rehearsal.load import load_year

    names = [f"organisation.{name}" for name in LINES]
    load_year("changsha", 2023, 1, 1, workers=1, only=names)
    read, values = book(2023, ["4301"]), []
    for name in PRINTED:
        chapter_line, figure = name.split(".")
        home = line(f"organisation.{chapter_line}")
        values.append(read.value(home, home.figures[figure], "4301"))
    reports, statements = line("organisation.annual_report"), line("organisation.law_statement")
    for name in ("timely_rate", "published_rate", "submitted_rate", "published_in_time_rate"):
        assert read.rate(reports, reports.rates[name], "4301") == Fraction(1)
    assert read.rate(statements, statements.rates["coverage"], "4301") == Fraction(1)
    with connection.cursor() as cursor:
        cursor.execute(INDEPENDENT)
        assert tuple(values) == cursor.fetchone() == tuple(PRINTED.values())
        for home in map(line, names):
            assert [one.balance.name for one in read.weigh(home, "4301") if not one.holds] == [], home.id
        for _, statement, _ in ALTERED:
            cursor.execute(statement)
    follow.rebuild_tallies()
    for name, _, broken in ALTERED:
        assert {
            one.balance.name
            for one in book(2023, ["4301"]).weigh(line(f"organisation.{name}"), "4301")
            if not one.holds
        } == broken, name
