"""Chinese first, English complete: what the commands say, and where."""

import os
import sys
from decimal import Decimal, InvalidOperation

from rich.console import Console
from rich.table import Table

UNLIMITED = 10_000

# Figures and answers go to stdout; progress, warnings and refusals to stderr, so that `--json` stays clean.
answers = Console(highlight=False, soft_wrap=True)
progress = Console(stderr=True, highlight=False, soft_wrap=True)


def is_english() -> bool:
    """Whether HOTLINE_LANGUAGE asks for another language than Chinese, or else LANG for English."""
    chosen = os.environ.get("HOTLINE_LANGUAGE")
    if chosen:
        return not chosen.lower().startswith("zh")
    return (os.environ.get("LANG") or "zh").startswith("en")


def say(zh: str, en: str) -> str:
    """The sentence in the reader's language."""
    return en if is_english() else zh


def tell(zh: str, en: str) -> None:
    """Report progress in the reader's language."""
    progress.print(say(zh, en), markup=False)


def show(table: Table) -> None:
    """Print a table: as wide as the terminal, and as wide as it needs to be where no terminal limits it."""
    console = answers if answers.is_terminal else Console(highlight=False, width=UNLIMITED)
    console.print(table, soft_wrap=False)


def counted(number: int | str | Decimal | None) -> str:
    """A number with thousands separators; what is no number stays as it is, and nothing is a dash."""
    return "—" if number is None else shown_number(str(number))


def shown_number(text: str) -> str:
    """A text that is a bare number, with thousands separators; any other text as it is."""
    try:
        return f"{Decimal(text):,}"
    except InvalidOperation:
        return text


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
