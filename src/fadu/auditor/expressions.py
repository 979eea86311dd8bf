"""Fixed expressions of the genre, each with the day it dates from and why nothing else may stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Fixed:
    """`core` stands directly before `tail`."""

    core: str
    tail: str
    since: date
    reason_zh: str
    reason_en: str
    strict: (
        bool  # nothing else at all may fill the place; otherwise only what is plainly foreign is called out
    )

    @property
    def words(self) -> str:
        return self.core + self.tail


_CONGRESS_19 = date(2017, 10, 24)  # the 19th Congress wrote it into the Party constitution

FIXED: tuple[Fixed, ...] = (
    Fixed(
        "习近平",
        "新时代中国特色社会主义思想",
        _CONGRESS_19,
        "党章（2017年10月24日修正）所定名称，前面只能是“习近平”",
        "a name fixed by the Party constitution as amended on 24 October 2017",
        True,
    ),
    Fixed(
        "习近平",
        "法治思想",
        date(2020, 11, 16),
        "中央全面依法治国工作会议（2020年11月16日至17日）确立的名称",
        "a name settled at the central conference on law-based governance, 16–17 November 2020",
        False,
    ),
    Fixed(
        "习近平",
        "生态文明思想",
        date(2018, 5, 18),
        "全国生态环境保护大会（2018年5月18日至19日）确立的名称",
        "a name settled at the national conference on the environment, 18–19 May 2018",
        False,
    ),
    Fixed(
        "习近平",
        "强军思想",
        _CONGRESS_19,
        "党章（2017年修正）所定名称",
        "a name in the Party constitution of 2017",
        False,
    ),
    Fixed(
        "习近平",
        "文化思想",
        date(2023, 10, 7),
        "全国宣传思想文化工作会议（2023年10月7日至8日）确立的名称",
        "a name settled at the national conference on culture, 7–8 October 2023",
        False,
    ),
    Fixed(
        "习近平",
        "经济思想",
        date(2017, 12, 18),
        "中央经济工作会议（2017年12月18日至20日）提出的名称",
        "a name first used at the central economic work conference, 18–20 December 2017",
        False,
    ),
    Fixed(
        "习近平",
        "外交思想",
        date(2018, 6, 22),
        "中央外事工作会议（2018年6月22日至23日）确立的名称",
        "a name settled at the central conference on foreign affairs, 22–23 June 2018",
        False,
    ),
    Fixed(
        "习近平",
        "总书记",
        date(2012, 11, 15),
        "称谓，前面须有姓名或“党的”“中央”等",
        "a title that follows a name",
        False,
    ),
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place between two fixed ends that only a closed list can fill."""

    head: str
    tail: str
    fillers: tuple[str, ...]
    widest: int
    reason_zh: str
    reason_en: str


SLOTS: tuple[Slot, ...] = (
    Slot(
        "以",
        "同志为核心的党中央",
        ("习近平", "胡锦涛", "江泽民", "毛泽东", "邓小平"),
        16,
        "“以……同志为核心的党中央”中只能是领导人姓名",
        "only a leader's name can stand in “以…同志为核心的党中央”",
    ),
    Slot(
        "增强“",
        "”、坚定“四个自信”",
        ("四个意识",),
        16,
        "“四个意识”“四个自信”“两个维护”是固定搭配",
        "“四个意识”, “四个自信”, “两个维护” are a fixed series",
    ),
    Slot(
        "、坚定“",
        "”、做到“两个维护”",
        ("四个自信",),
        16,
        "“四个意识”“四个自信”“两个维护”是固定搭配",
        "“四个意识”, “四个自信”, “两个维护” are a fixed series",
    ),
    Slot(
        "深刻领悟“",
        "”的决定性意义",
        ("两个确立",),
        16,
        "“两个确立”的决定性意义是固定搭配",
        "“两个确立” is fixed before “的决定性意义”",
    ),
)

# Where a fixed expression may begin: what fills the place before the tail starts after one of these.
BOUNDARIES = (
    *(
        "以",
        "用",
        "贯彻落实",
        "贯彻",
        "落实",
        "学习",
        "践行",
        "坚持",
        "遵循",
        "领会",
        "及",
        "和",
        "与",
        "对",
        "按照",
    ),
    *("，", "。", "、", "；", "：", ",", "“", "《", "(", "（", "\n", "\t", "——"),
)

# Wrong writings of the fixed expressions that share a beginning with the right one.
BEGINNINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "习近平新时代",
        (
            "中国特色社会主义思想",
            "中国特色社会主义经济思想",
            "中国特色社会主义外交思想",
            "中国特色社会主义文化思想",
            "中国特色社会主义法治思想",
        ),
    ),
    ("新时代中国特色社会主", ("义",)),
    ("全面贯彻落实习近平总书", ("记",)),
)
