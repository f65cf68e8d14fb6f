"""The laws that replies may cite."""

from functools import cache
from pathlib import Path

import yaml

from hotline.modules.workorders.rules.reply_check import law_title

_LIST = Path(__file__).parents[1] / "known_laws.yaml"


@cache
def known_laws() -> frozenset[str]:
    """The titles on the shipped list, as they are compared."""
    return frozenset(law_title(str(title)) for title in yaml.safe_load(_LIST.read_text(encoding="utf-8"))["laws"])
