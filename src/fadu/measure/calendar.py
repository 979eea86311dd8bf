"""Working days by the State Council's holiday notices; a year without a notice goes by weekends and is said to be provisional."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from fadu.measure.cite import Lang, Term
from fadu.measure.trouble import Trouble

Ordinals = npt.NDArray[np.int32]

# The table of days: wide enough for a twenty-year limit on either side of any case we meet.
FIRST_DAY = date(1980, 1, 1)
LAST_DAY = date(2099, 12, 31)

SATURDAY, SUNDAY = Term("周六", "Saturday"), Term("周日", "Sunday")
WEEKDAY = Term("工作日", "working day")


class DayOutsideCalendar(Trouble):
    code = "M-001"
    title = Term("日期超出日历", "Day outside the calendar")
    zh = "{day} 不在日历范围（{first} 至 {last}）之内，无法计算期限。"
    en = "{day} lies outside the calendar ({first} to {last}), so no period can be counted there."
    remedy_zh = "请核对日期，尤其是年份。"
    remedy_en = "Check the date, the year above all."


class NoticeContradictsItself(Trouble):
    code = "M-002"
    title = Term("放假通知自相矛盾", "Holiday notice contradicts itself")
    zh = "{year} 年放假通知（{number}）中的 {day} 有误：{reason}。"
    en = "The {year} holiday notice ({number}) is wrong at {day}: {reason}."
    remedy_zh = "请对照国务院办公厅通知原文改正数据。"
    remedy_en = "Correct the data against the State Council's notice."


@dataclass(frozen=True, slots=True)
class Holiday:
    """One paragraph of a notice: the days off for a festival and the weekend days worked in exchange."""

    name: Term
    days: tuple[date, ...]
    workdays: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """One holiday notice; a later notice of the same year replaces the festivals that it names."""

    year: int
    number: str
    issued: date
    source: str
    number_verified: bool
    holidays: tuple[Holiday, ...]
    title: str = ""

    def __post_init__(self) -> None:
        for holiday in self.holidays:
            for day in holiday.workdays:
                self._require(
                    day.weekday() >= 5,
                    day,
                    Term("调休上班日不是周末", "a make-up workday must be a weekend day"),
                )
            for day in (*holiday.days, *holiday.workdays):
                # 元旦 has been joined with days from 29 December on, and made up for in January.
                near = day.year == self.year or (day.year == self.year - 1 and day.month == 12)
                self._require(near, day, Term("不在该年度", "the day belongs to another year"))

    def _require(self, holds: bool, day: date, reason: Term) -> None:
        if not holds:
            raise NoticeContradictsItself(year=self.year, number=self.said("zh"), day=day, reason=reason)

    @property
    def workdays(self) -> tuple[date, ...]:
        return tuple(sorted(day for holiday in self.holidays for day in holiday.workdays))

    def said(self, lang: Lang = "zh") -> str:
        if self.number and self.number_verified:
            return self.number
        if lang == "zh":
            return f"{self.number or f'{self.year}年放假通知'}（文号待核）"
        return f"{self.number or f'{self.year} holiday notice'} (number to be verified)"


@dataclass(frozen=True, slots=True)
class _Ruled:
    """What a notice says of one day."""

    works: bool
    festival: Term
    notice: Notice

    @property
    def why(self) -> Term:
        if self.works:
            return Term(f"{self.festival.zh}调休上班", f"make-up workday for {self.festival.en}")
        return Term(f"{self.festival.zh}放假", f"{self.festival.en} holiday")


class Calendar:
    """Every day from 1980 to 2099 as working or not, with the reason; each question costs the same however far apart its days."""

    def __init__(self, notices: Iterable[Notice]) -> None:
        self.notices = tuple(sorted(notices, key=lambda notice: (notice.issued, notice.year)))
        self._years = frozenset(notice.year for notice in self.notices)
        self._ruled = _days_ruled(self.notices)
        self._first = FIRST_DAY.toordinal()
        self._last = LAST_DAY.toordinal()
        self._fill_tables()

    def _fill_tables(self) -> None:
        ordinals = np.arange(self._first, self._last + 1, dtype=np.int32)
        works = (ordinals + 6) % 7 < 5
        for day, ruled in self._ruled.items():
            works[day.toordinal() - self._first] = ruled.works
        # Working days up to and including each day; the working days themselves, in order.
        self.rank: Ordinals = np.cumsum(works, dtype=np.int32)
        self.nth: Ordinals = ordinals[works]
        self.works = works
        self.unsettled = np.cumsum(_unsettled(ordinals, self._years), dtype=np.int32)
        # Plain lists answer single questions several times faster than arrays.
        self._rank: list[int] = self.rank.tolist()
        self._nth: list[int] = self.nth.tolist()
        self._unsettled: list[int] = self.unsettled.tolist()

    @property
    def version(self) -> str:
        """A short fingerprint of the notices, to be kept with every result."""
        said = repr([(n.year, n.number, n.issued.isoformat(), n.holidays) for n in self.notices])
        return hashlib.sha256(said.encode()).hexdigest()[:12]

    def as_known(self, on: date) -> Calendar:
        """The calendar as it could be known on a day: only with the notices issued by then."""
        return Calendar(notice for notice in self.notices if notice.issued <= on)

    def announced(self, year: int) -> bool:
        return year in self._years

    def settled(self, since: date, until: date) -> bool:
        """Whether no notice still to come could change a day of this stretch, both ends included."""
        start, end = self.index(since), self.index(until)
        return self._unsettled[end] == (self._unsettled[start - 1] if start else 0)

    def is_workday(self, day: date) -> bool:
        ruled = self._ruled.get(day)
        return ruled.works if ruled else day.weekday() < 5

    def why(self, day: date) -> tuple[Term, Notice | None]:
        """Why a day is worked or not, and the notice that says so."""
        ruled = self._ruled.get(day)
        if ruled:
            return ruled.why, ruled.notice
        plain = {5: SATURDAY, 6: SUNDAY}.get(day.weekday(), WEEKDAY)
        return (plain if self.announced(day.year) else _provisionally(plain, day.year)), None

    def add_workdays(self, day: date, number: int) -> date:
        """The `number`-th working day after `day` (before it, if negative); the day itself if zero."""
        if number == 0:
            return day
        index = self.index(day)
        # Backwards, the day itself is not one of the days before it.
        own = self.is_workday(day) if number < 0 else 1
        place = self._rank[index] + number - own
        if not 0 <= place < len(self._nth):
            raise DayOutsideCalendar(day=f"{day} {number:+d}", first=FIRST_DAY, last=LAST_DAY)
        return date.fromordinal(self._nth[place])

    def workdays_between(self, since: date, until: date) -> int:
        """Working days after `since`, up to and including `until`; negative when `until` comes first."""
        return self._rank[self.index(until)] - self._rank[self.index(since)]

    def next_workday(self, day: date) -> date:
        """The day itself if it is worked, else the first working day after it (民法典 203)."""
        return day if self.is_workday(day) else self.add_workdays(day, 1)

    def index(self, day: date) -> int:
        place = day.toordinal() - self._first
        if not 0 <= place < len(self._rank):
            raise DayOutsideCalendar(day=day, first=FIRST_DAY, last=LAST_DAY)
        return place

    def indices(self, ordinals: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """`index` for many days at once."""
        if ordinals.size and (ordinals.min() < self._first or ordinals.max() > self._last):
            outside = int(ordinals[(ordinals < self._first) | (ordinals > self._last)][0])
            day = date.fromordinal(outside) if 0 < outside <= date.max.toordinal() else outside
            raise DayOutsideCalendar(day=day, first=FIRST_DAY, last=LAST_DAY)
        return ordinals - np.int32(self._first)


def _days_ruled(notices: tuple[Notice, ...]) -> dict[date, _Ruled]:
    """What each touched day is in the end: later notices replace the festivals they name again."""
    standing: dict[tuple[int, str], tuple[Holiday, Notice]] = {}
    for notice in notices:
        for holiday in notice.holidays:
            standing[notice.year, holiday.name.zh] = holiday, notice
    ruled: dict[date, _Ruled] = {}
    for holiday, notice in standing.values():
        for works, days in ((False, holiday.days), (True, holiday.workdays)):
            for day in days:
                if day in ruled:
                    reason = Term("同一天出现两次", "the day is named twice")
                    raise NoticeContradictsItself(
                        year=notice.year, number=notice.said("zh"), day=day, reason=reason
                    )
                ruled[day] = _Ruled(works, holiday.name, notice)
    return ruled


def _unsettled(ordinals: Ordinals, years: frozenset[int]) -> npt.NDArray[np.bool_]:
    """Days that a missing notice may still change: its year, and the 29 to 31 December before (as in 2006, 2011, 2018, 2022)."""
    dates = (ordinals.astype(np.int64) - date(1970, 1, 1).toordinal()).astype("datetime64[D]")
    known = np.array(sorted(years), dtype=np.int64)

    def announced(days: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
        return np.isin(days.astype("datetime64[Y]").astype(np.int64) + 1970, known)

    return ~(announced(dates) & announced(dates + np.timedelta64(3, "D")))


def _provisionally(plain: Term, year: int) -> Term:
    return Term(
        f"{plain.zh}（{year}年放假通知未录入，暂按周末计）",
        f"{plain.en} (no {year} holiday notice yet: weekends only)",
    )
