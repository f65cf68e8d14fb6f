"""The reference of findings is written from the checker."""

import pytest
from tools.documentation.findings import PAGES, up_to_date


@pytest.mark.parametrize("language", PAGES)
def test_page_lists_the_findings_as_they_are(language: str) -> None:
    text = PAGES[language].read_text(encoding="utf-8")
    assert text == up_to_date(text, language), "run python -m tools.documentation.findings"
