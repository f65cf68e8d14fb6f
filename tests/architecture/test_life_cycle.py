"""The page of the life cycle is drawn from the table of steps."""

from tools.documentation.life_cycle import PAGE, page


def test_page_of_the_life_cycle_is_fresh() -> None:
    expected = page()
    assert PAGE.read_text(encoding="utf-8") == expected, "python -m tools.documentation.life_cycle"
