"""Which typefaces stand in for the standard's: the first of each list that the machine has. The files say which.

仿宋_GB2312, 方正小标宋 and 楷体_GB2312 may not be given away; a .docx names them, a PDF must embed what may be embedded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import manimgx_fonts_cjk  # type: ignore[import-untyped]
import typst

from fadu.papers.glyphs import Coverage, coverage

NAMED = {
    "body": "仿宋_GB2312",
    "title": "方正小标宋简体",
    "black": "黑体",
    "script": "楷体_GB2312",
    "digits": "宋体",
}
"""The faces that the standard names, by the use made of each."""

_SERIF, _SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
_CHOICE = {
    "body": ("FangSong_GB2312", "FangSong", "STFangsong", _SERIF, _SANS),
    "title": ("FZXiaoBiaoSong-B05S", _SERIF, _SANS),
    "black": ("SimHei", "STHeiti", _SANS),
    "script": ("KaiTi_GB2312", "KaiTi", "STKaiti", "AR PL UKai CN", "LXGW WenKai", _SERIF, _SANS),
    "digits": ("SimSun", "STSong", _SERIF, _SANS),
}
_LAST = (_SERIF, _SANS, "DejaVu Sans")


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces chosen on this machine: uses → families (the chosen one first), and what they can print."""

    families: dict[str, tuple[str, ...]]
    covered: Coverage

    @property
    def told(self) -> str:
        """Which substitute stands for which face, in a sentence for the file's own description."""
        pairs = "；".join(f"{NAMED[use]}→{families[0]}" for use, families in self.families.items())
        return f"版式依照GB/T 9704-2012；字体代用：{pairs}"


@lru_cache(maxsize=1)
def installed() -> typst.Fonts:
    """The machine's fonts and, behind them, those that came with the installation."""
    return typst.Fonts(include_system_fonts=True, font_paths=[str(Path(manimgx_fonts_cjk.__file__).parent)])


@lru_cache(maxsize=1)
def faces() -> Faces:
    """Chosen once a process."""
    fonts = installed().fonts()
    there = {font.family for font in fonts}
    families = {
        use: tuple(dict.fromkeys(name for name in (*wanted, *_LAST) if name in there))
        for use, wanted in _CHOICE.items()
    }
    used = {name for one in families.values() for name in one}
    files = sorted({(font.path, font.index) for font in fonts if font.family in used and font.path})
    return Faces(families, coverage(files))
