"""The faces of official documents, and what stands in for them where a machine does not have them.

GB/T 9704 asks for four faces that are sold, not given away: 小标宋, 黑体, 楷体 and 仿宋. Word names them, and every
office has them. For PDF the machine's own are taken where they are installed; Noto Serif SC and Noto Sans SC, which
come as a package, stand in for what is missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

import pylopdf_fonts_zh_cn as free_fonts
import typst

from .errors import FontMissing

_SERIF, _SANS = "Noto Serif SC", "Noto Sans SC"


@dataclass(frozen=True, slots=True)
class FaceNames:
    """A face: its name in Word, what Word takes instead, and its names in font files with the free one last."""

    in_word: str
    instead: str
    families: tuple[str, ...]


class Face(Enum):
    """What a text is set in."""

    TITLE = FaceNames("方正小标宋简体", "宋体", ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", _SERIF))
    BLACK = FaceNames("黑体", "SimHei", ("SimHei", "FZHei-B01", "STHeiti", "Noto Sans CJK SC", _SANS))
    KAI = FaceNames("楷体_GB2312", "楷体", ("KaiTi_GB2312", "KaiTi", "FZKai-Z03", "STKaiti", "AR PL KaitiM GB", _SERIF))
    BODY = FaceNames("仿宋_GB2312", "仿宋", ("FangSong_GB2312", "FangSong", "FZFangSong-Z02", "STFangsong", _SERIF))
    SONG = FaceNames("宋体", "SimSun", ("SimSun", "FZShuSong-Z01", "STSong", "Noto Serif CJK SC", _SERIF))


@cache
def fonts() -> typst.Fonts:
    """The machine's fonts and the free ones; refused where there is none with Chinese characters."""
    folders = sorted({str(path.parent) for path in (free_fonts.serif_path(), free_fonts.sans_path()) if path.exists()})
    found = typst.Fonts(include_system_fonts=True, include_embedded_fonts=True, font_paths=folders)
    known = set(found.families())
    if any(not known & set(face.value.families) for face in Face):
        raise FontMissing
    return found


def families(face: Face) -> Sequence[str]:
    """The names of a face's fonts that are here, best first."""
    known = set(fonts().families())
    return [name for name in face.value.families if name in known]


def is_substituted(face: Face) -> bool:
    """Whether only the free font stands in for a face."""
    return families(face)[0] in (_SERIF, _SANS)
