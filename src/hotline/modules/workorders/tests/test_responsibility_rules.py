"""Which line of the responsibility list fits, and why."""

import random

import pytest

from hotline.modules.workorders.rules.responsibility import (
    Government,
    Line,
    Matter,
    Misfit,
    entry_code,
    government_of,
    judged,
    prefixes_of,
    ranked,
)

MATTER = Matter(("010101", "0101", "01"), "990121100", "complaint", "urgent")


def codes(*lines: Line) -> list[str]:
    shuffled = random.Random(12345).sample(lines, len(lines))
    return [line.code for line in ranked(shuffled, MATTER)]


def test_the_nearest_category_comes_before_the_smallest_division() -> None:
    assert codes(
        Line("near", "010101"), Line("higher_in_town", "0101", "990121100"), Line("top_in_county", "01", "990121")
    ) == ["near", "higher_in_town", "top_in_county"]


def test_of_one_category_the_smallest_division_comes_first() -> None:
    assert codes(Line("town", "0101", "990121100"), Line("county", "0101", "990121"), Line("city", "0101")) == [
        "town",
        "county",
        "city",
    ]


def test_a_line_for_this_urgency_or_type_comes_before_one_for_all() -> None:
    assert codes(
        Line("for_urgent", "0101", urgency="urgent"),
        Line("for_complaints", "0101", request_type="complaint"),
        Line("for_all", "0101"),
    ) == ["for_urgent", "for_complaints", "for_all"]


@pytest.mark.parametrize(
    ("line", "misfit"),
    [
        (Line("x", "0101", "990102"), Misfit.OTHER_DIVISION),
        (Line("x", "0101", request_type="inquiry"), Misfit.OTHER_REQUEST_TYPE),
        (Line("x", "0101", urgency="emergency"), Misfit.OTHER_URGENCY),
    ],
)
def test_a_line_that_does_not_fit_says_why(line: Line, misfit: Misfit) -> None:
    (verdict,) = judged([line], MATTER)

    assert (verdict.place, verdict.misfit) == (None, misfit)


def test_lines_of_other_categories_are_not_considered() -> None:
    assert judged([Line("x", "02"), Line("y", "0102")], MATTER) == []


def test_a_division_has_every_prefix_around_it_and_the_whole_city() -> None:
    assert prefixes_of("990") == ["", "9", "99", "990"]


def test_a_matter_of_an_unknown_unit_goes_to_the_government_highest_in_the_nearest_county() -> None:
    counties = [
        Government("bureau", "city/county/bureau/", "990121"),
        Government("county", "city/county/", "990121"),
        Government("other", "city/other/", "990102"),
        Government("unplaced", "city/unplaced/", ""),
    ]

    assert government_of("990121100", counties) == "county"
    assert government_of("990300", counties) is None


def test_a_line_without_a_code_is_named_after_its_remit() -> None:
    assert entry_code("0101", "", "water") == "0101.city.water"
    assert entry_code("0101", "990121", "water") == "0101.990121.water"
