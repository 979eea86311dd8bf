"""What to tell whoever found little: what stands nowhere, what is near it, and what the filters or the day kept away."""

from __future__ import annotations

from dataclasses import dataclass

from fadu.measure.cite import Lang


@dataclass(frozen=True, slots=True)
class Help:
    """`nowhere`: words that no document contains; `near`: terms and titles like them; the numbers: documents that would be found."""

    nowhere: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    without_filters: int = 0  # more, were nothing filtered
    on_any_day: int = 0  # were no day given
    article: str = ""  # that was asked for and that none of the laws found has

    def said(self, lang: Lang) -> str:
        """Only what is so; empty where there is nothing to say."""
        told = self._chinese() if lang == "zh" else self._english()
        return ("" if lang == "zh" else " ").join(told)

    def _chinese(self) -> list[str]:
        told = []
        if self.nowhere:
            told.append(f"没有一份文件含有{'、'.join(f'“{word}”' for word in self.nowhere)}。")
        if self.article:
            told.append(f"所找到的法律中没有{self.article}。")
        if self.near:
            told.append(f"相近的有：{'、'.join(self.near)}。")
        if self.without_filters:
            told.append(f"不加筛选另有{self.without_filters:,}份。")
        if self.on_any_day:
            told.append(f"不限日期有{self.on_any_day:,}份。")
        return told

    def _english(self) -> list[str]:
        told = []
        if self.nowhere:
            told.append(f"No document contains {', '.join(f'“{word}”' for word in self.nowhere)}.")
        if self.article:
            told.append(f"None of the laws found has {self.article}.")
        if self.near:
            told.append(f"Near it: {', '.join(self.near)}.")
        if self.without_filters:
            told.append(f"Without filters there are {self.without_filters:,} more.")
        if self.on_any_day:
            told.append(f"On any day there are {self.on_any_day:,}.")
        return told
