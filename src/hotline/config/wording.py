"""Chinese first, English complete: what the commands say, and where."""

import os
import sys

from rich.console import Console

# Figures and answers go to stdout; progress, warnings and refusals to stderr, so that `--json` stays clean.
answers = Console(highlight=False, soft_wrap=True)
progress = Console(stderr=True, highlight=False, soft_wrap=True)


def is_english() -> bool:
    """Whether HOTLINE_LANGUAGE, or else LANG, asks for English; Chinese otherwise."""
    language = os.environ.get("HOTLINE_LANGUAGE") or os.environ.get("LANG") or "zh"
    return language.startswith("en")


def say(zh: str, en: str) -> str:
    """The sentence in the reader's language."""
    return en if is_english() else zh


def tell(zh: str, en: str) -> None:
    """Report progress in the reader's language."""
    progress.print(say(zh, en), markup=False)


def never_fail_on_characters() -> None:
    """A terminal without Chinese characters shows question marks instead of stopping the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def readable_size(size: float) -> str:
    """Bytes as a person reads them: 38 MB, 1.2 GB."""
    if size >= 1 << 30:
        return f"{size / (1 << 30):.1f} GB"
    if size >= 1 << 20:
        return f"{size / (1 << 20):.0f} MB"
    return f"{size / 1024:.0f} kB"
