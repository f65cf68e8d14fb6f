"""The laws that replies may cite: those that are shipped, and those that the city has added."""

from functools import cache
from pathlib import Path

import yaml
from django.conf import settings

from hotline.modules.workorders.rules.reply_check import law_title

_LIST = Path(__file__).parents[1] / "known_laws.yaml"


def known_laws() -> frozenset[str]:
    """The titles, as they are compared. The city's own list is a text file of one title a line, read each time."""
    own = Path(settings.KNOWN_LAWS_FILE)
    added = own.read_text(encoding="utf-8").splitlines() if own.is_file() else []
    return _shipped() | {law_title(line.strip().strip("《》")) for line in added if line.strip()}


@cache
def _shipped() -> frozenset[str]:
    return frozenset(law_title(str(title)) for title in yaml.safe_load(_LIST.read_text(encoding="utf-8"))["laws"])
