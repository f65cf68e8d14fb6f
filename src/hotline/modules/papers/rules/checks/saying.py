"""How findings are worded."""

from collections.abc import Iterable
from fractions import Fraction

from hotline.modules.papers.rules.findings import Finding, FindingCode, Place
from hotline.modules.papers.rules.meanings import MEANINGS
from hotline.modules.scoring.rules.texts import Text, round_exactly


def found(code: FindingCode, places: Iterable[Place], stated: str, computed: str, zh: str, en: str) -> Finding:
    """A finding as serious as its kind."""
    unique = tuple(dict.fromkeys(places))
    severity = MEANINGS[code].severity
    return Finding(
        code=code, severity=severity, places=unique, stated=stated, computed=computed, text=Text(zh=zh, en=en)
    )


def number(value: Fraction, places: int = 4) -> str:
    """A computed number with as many digits as it has, at most `places` decimal ones."""
    text = f"{round_exactly(value, places):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percentage(value: Fraction) -> str:
    """A computed rate with two more digits than reports print."""
    return f"{number(value * 100)}%"
