"""Which hotline a command is about."""

import os

from hotline.config.home import Home

DEMONSTRATION = "demonstration"
FACTS = "hotline"


def default_hotline(home: Home) -> str:
    """The hotline of commands that name none: the city's own once `init` made it, the demonstration before."""
    return str(home.recall(FACTS).get("default") or DEMONSTRATION)


def chosen_hotline(home: Home) -> str:
    """The hotline named by `--hotline` or HOTLINE_NAME, or the default one."""
    return named_hotline() or default_hotline(home)


def named_hotline() -> str | None:
    """The hotline that the person named by `--hotline` or HOTLINE_NAME."""
    return os.environ.get("HOTLINE_NAME") or None


def make_default(home: Home, hotline: str) -> None:
    """Remember the hotline that commands mean from now on."""
    home.remember(FACTS, {"default": hotline})
