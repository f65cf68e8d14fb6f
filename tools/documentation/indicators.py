"""Keeps docs/reference/indicators.md fresh: `python -m tools.documentation.indicators`.

What stands above the marker is written by hand, what is below comes from the catalogue.
"""

import os
from pathlib import Path

import django

MARKER = "<!-- written by python -m tools.documentation.indicators: change the catalogue, not the lines below -->"
_FOLDER = Path(__file__).parents[2] / "docs" / "reference"
PAGES = {"en": _FOLDER / "indicators.md", "zh": _FOLDER / "indicators.zh-CN.md"}


def up_to_date(text: str, language: str) -> str:
    """The page with the part below its marker as the catalogue has it now."""
    # Django must be set up before the catalogue's modules can be imported.
    from hotline.modules.analytics.public import catalogue, reference_page  # noqa: PLC0415

    written, marker, _ = text.partition(MARKER)
    if not marker:
        raise ValueError(f"the page has lost its marker: {MARKER}")
    return f"{written}{MARKER}\n\n{reference_page(catalogue(), language)}"


def main() -> None:
    """Write both languages."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    django.setup()
    for language, page in PAGES.items():
        page.write_text(up_to_date(page.read_text(encoding="utf-8"), language), encoding="utf-8")


if __name__ == "__main__":
    main()
