"""Keeps docs/reference/report-findings*.md fresh: `python -m tools.documentation.findings`.

What stands above the marker is written by hand, what is below comes from the checker.
"""

from pathlib import Path

from hotline.modules.papers.public import reference_rows

MARKER = "<!-- written by python -m tools.documentation.findings: change the checker, not the lines below -->"
_FOLDER = Path(__file__).parents[2] / "docs" / "reference"
PAGES = {"en": _FOLDER / "report-findings.md", "zh": _FOLDER / "report-findings.zh-CN.md"}


def up_to_date(text: str, language: str) -> str:
    """The page with the part below its marker as the checker has it now."""
    written, marker, _ = text.partition(MARKER)
    if not marker:
        raise ValueError(f"the page has lost its marker: {MARKER}")
    return f"{written}{MARKER}\n\n{reference_rows(language)}"


def main() -> None:
    """Write both languages."""
    for language, page in PAGES.items():
        page.write_text(up_to_date(page.read_text(encoding="utf-8"), language), encoding="utf-8")


if __name__ == "__main__":
    main()
