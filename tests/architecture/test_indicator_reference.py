"""The reference manual describes the indicators that there are."""

import pytest
from tools.documentation.indicators import PAGES, up_to_date


@pytest.mark.parametrize("language", PAGES)
def test_the_page_of_indicators_is_up_to_date(language: str) -> None:
    text = PAGES[language].read_text(encoding="utf-8")

    assert text == up_to_date(text, language), "The catalogue has changed: run python -m tools.documentation.indicators"
