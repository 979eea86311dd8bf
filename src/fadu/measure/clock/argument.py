"""The argument for a due date: the article, the start, each pause and extension, what was skipped, and where it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from fadu.measure.cite import Cite, Lang, Mark, Term
from fadu.measure.clock import basis
from fadu.measure.clock.course import Spell
from fadu.measure.clock.daylines import day_lines
from fadu.measure.clock.outcome import Outcome
from fadu.measure.clock.words import Happening, Kind, Span, Unit, What

_MONTHS = "January February March April May June July August September October November December".split()

_KINDS = {
    Kind.MAXIMUM: Term("最长期限", "no later than"),
    Kind.MINIMUM: Term("最短期限（期满之后方可进行下一步）", "no sooner than the end of"),
    Kind.FIXED: Term("固定日期", "by a fixed date"),
    Kind.VALIDITY: Term("有效期", "valid for"),
    Kind.RECURRING: Term("周期（距上一次不得超过）", "again within"),
}


def said_day(on: date, lang: Lang) -> str:
    """2023年9月25日 · 25 September 2023, with the time where there is one."""
    clock = f" {on:%H:%M}" if isinstance(on, datetime) else ""
    if lang == "zh":
        return f"{on.year}年{on.month}月{on.day}日{clock}"
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}{clock}"


def sentences(outcome: Outcome, lang: Lang) -> list[str]:
    return [Term(*pair).said(lang) for pair in _told(outcome)]


def _told(outcome: Outcome) -> Iterator[tuple[str, str]]:
    yield _law(outcome)
    if outcome.started is None:
        yield "起算事件尚未发生，期限未起算。", "Nothing has started the period yet."
        return
    yield _start(outcome)
    for spell in outcome.spells:
        yield _pause(outcome, spell)
    for change in outcome.changes:
        yield _change(change)
    for happening, reason in outcome.idle:
        zh = f"{said_day(happening.on, 'zh')}“{happening.label.zh}”：{reason.zh}。"
        yield zh, f"{said_day(happening.on, 'en')}, “{happening.label.en}”: {reason.en}."
    if outcome.rule.in_working_days:
        yield from _skipped(outcome)
    yield from _end(outcome)


def _law(outcome: Outcome) -> tuple[str, str]:
    rule, kind = outcome.rule, _KINDS[outcome.rule.kind]
    zh = f"依据{_cited(rule.cite, 'zh')}，{kind.zh}：{rule.length.term.zh}。"
    return zh, f"{_cited(rule.cite, 'en')}: {kind.en} {rule.length.term.en}."


def _cited(cite: Cite, lang: Lang) -> str:
    mark = (
        "" if cite.verified else (f"（{cite.mark.term.zh}）" if lang == "zh" else f" ({cite.mark.term.en})")
    )
    return cite.said(lang) + mark


def _start(outcome: Outcome) -> tuple[str, str]:
    start = outcome.course.start
    assert start is not None
    assert outcome.started is not None
    again = outcome.course.earlier or start.what is What.RESTART
    zh = f"{said_day(outcome.started, 'zh')}“{start.label.zh}”，期限{'重新' if again else ''}起算"
    en = f"“{start.label.en}” on {said_day(outcome.started, 'en')} {'restarted' if again else 'started'} the period"
    if outcome.rule.by_the_hour:
        return f"{zh}（{basis.FROM_THE_HOUR.zh}）。", f"{en} from that moment ({basis.FROM_THE_HOUR.en})."
    if outcome.rule.kind is Kind.FIXED:
        return f"{zh}。", f"{en}."
    if outcome.rule.first_day_counts:
        return f"{zh}，当日计入。", f"{en}; that day is counted."
    return (
        f"{zh}，当日不计入（{basis.FIRST_DAY.zh}）。",
        f"{en}; that day is not counted ({basis.FIRST_DAY.en}).",
    )


def _pause(outcome: Outcome, spell: Spell) -> tuple[str, str]:
    since = said_day(spell.since, "zh"), said_day(spell.since, "en")
    zh, en = f"{since[0]}因“{spell.cause.label.zh}”暂停", f"Paused on {since[1]} by “{spell.cause.label.en}”"
    if spell.until is None:
        return f"{zh}，尚未恢复。", f"{en}, not resumed yet."
    zh, en = f"{zh}，至{said_day(spell.until, 'zh')}", f"{en} until {said_day(spell.until, 'en')}"
    if spell.resumed is not None:
        zh, en = f"{zh}因“{spell.resumed.label.zh}”恢复", f"{en}, resumed by “{spell.resumed.label.en}”"
    if outcome.rule.by_the_hour:
        return f"{zh}，其间不计入。", f"{en}; the time between is not counted."
    inferred = Mark.DESIGN.term
    return (
        f"{zh}；首尾两日及其间均不计入（首尾两日：{inferred.zh}）。",
        f"{en}; both edge days and all between are left out (the edge days: {inferred.en}).",
    )


def _change(change: Happening) -> tuple[str, str]:
    assert change.span is not None
    zh_verb, en_verb = ("延长", "lengthened by") if change.what is What.ADD else ("缩短为", "shortened to")
    zh = f"{said_day(change.on, 'zh')}“{change.label.zh}”，期限{zh_verb}{change.span.term.zh}。"
    return zh, f"“{change.label.en}” on {said_day(change.on, 'en')}: {en_verb} {change.span.term.en}."


def _skipped(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """The rest days left out and the weekend days worked, by notice."""
    rest: Counter[tuple[str, str]] = Counter()
    worked: Counter[tuple[str, str]] = Counter()
    for line in day_lines(outcome)[0 if outcome.rule.first_day_counts else 1 :]:
        if line.happening is not None and not line.counted:
            continue
        if line.notice is not None:
            source = (f"（{line.notice.said('zh')}）", f" ({line.notice.said('en')})")
            (worked if line.counted else rest)[line.why.zh + source[0], line.why.en + source[1]] += 1
        elif not line.counted:
            rest["周末", "weekend"] += 1
    if rest:
        yield _listed(rest, Term("期间不计入：", "Not counted: "))
    if worked:
        yield _listed(worked, Term("期间计入的调休上班日：", "Weekend days worked and counted: "))


def _listed(tally: Counter[tuple[str, str]], opening: Term) -> tuple[str, str]:
    zh = "；".join(f"{name[0]}{count}日" for name, count in tally.items())
    en = "; ".join(f"{name[1]} {count} day{'' if count == 1 else 's'}" for name, count in tally.items())
    return f"{opening.zh}{zh}。", f"{opening.en}{en}."


def _end(outcome: Outcome) -> Iterator[tuple[str, str]]:
    if outcome.due is None:
        yield "期限暂停中，恢复后才能确定届满日。", "The period is paused; its end is known once it resumes."
        return
    length = outcome.rule.length
    if isinstance(length, Span) and length.unit in (Unit.MONTH, Unit.YEAR):
        yield (
            f"按月、年计算，以对应日为末日，无对应日的为月末（{basis.MONTH_END.zh}）。",
            (
                f"Months and years end on the same day number, else on the last of the month ({basis.MONTH_END.en})."
            ),
        )
    if outcome.unrolled != outcome.due and outcome.unrolled is not None:
        why = outcome.calendar.why(outcome.unrolled)[0]
        zh = f"末日{said_day(outcome.unrolled, 'zh')}为{why.zh}，顺延至其后第一个工作日（{basis.ROLL.zh}）。"
        yield (
            zh,
            f"Its last day, {said_day(outcome.unrolled, 'en')}, is a rest day ({why.en}), so it rolls on ({basis.ROLL.en}).",
        )
    yield _closing(outcome)
    if outcome.provisional:
        yield (
            "届满日为暂定：所涉年度的放假通知尚未录入，录入后重新计算。",
            (
                "The date is provisional: a holiday notice it depends on has not been entered; it will be worked out again."
            ),
        )
    if outcome.stopped is not None:
        yield _stopped(outcome)


def _closing(outcome: Outcome) -> tuple[str, str]:
    assert outcome.due is not None
    zh, en = said_day(outcome.due, "zh"), said_day(outcome.due, "en")
    if outcome.rule.kind is Kind.MINIMUM:
        return (
            f"最短期限至{zh}满，其后方可进行下一步。",
            f"The minimum has passed at the end of {en}; the next step may come after that.",
        )
    if outcome.rule.kind is Kind.VALIDITY:
        return f"有效至{zh}（含当日）。", f"Valid through {en}."
    return f"期限于{zh}届满，当日办结为按期。", f"The last day in time is {en}."


def _stopped(outcome: Outcome) -> tuple[str, str]:
    assert outcome.stopped is not None
    assert outcome.course.stop is not None
    label, verdict = outcome.course.stop.label, outcome.verdict(outcome.stopped).term
    zh = f"{said_day(outcome.stopped, 'zh')}“{label.zh}”，计时结束：{verdict.zh}。"
    return zh, f"“{label.en}” on {said_day(outcome.stopped, 'en')} ended the clock: {verdict.en}."
