"""Telephone numbers and credit codes."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hotline.modules.requesters.rules import normal_phone_number
from hotline.modules.requesters.rules.credit_code import (
    ALPHABET,
    check_character,
    is_valid_credit_code,
    normal_credit_code,
)

characters = st.sampled_from(ALPHABET)
bodies = st.builds(
    "{}{}{}".format,
    st.text(characters, min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(characters, min_size=9, max_size=9),
)


@pytest.mark.parametrize(
    "told", ["13800000000", "138 0000 0000", "138-0000-0000", "+86 13800000000", "008613800000000", "8613800000000"]
)
def test_one_number_is_kept_in_one_form(told: str) -> None:
    assert normal_phone_number(told) == "13800000000"


def test_a_fixed_line_keeps_its_area() -> None:
    assert normal_phone_number("0910-2112345") == "09102112345"
    assert normal_phone_number("") == ""


@given(st.text("0123456789+- ", max_size=24))
def test_a_normal_number_stays_as_it_is(number: str) -> None:
    once = normal_phone_number(number)
    assume(not once.startswith(("+86", "0086", "86")))
    assert normal_phone_number(once) == once


# The example in the specification of python-stdnum, which follows GB 32100-2015 independently of this code.
def test_a_published_code_is_valid() -> None:
    assert is_valid_credit_code("91110000600037341L")
    assert is_valid_credit_code(normal_credit_code(" 9111 0000 6000 37341l"))


@given(bodies)
def test_the_check_character_completes_any_body(body: str) -> None:
    assert is_valid_credit_code(body + check_character(body))


@given(bodies, st.integers(0, 17), characters)
def test_one_mistyped_character_is_always_noticed(body: str, place: int, typed: str) -> None:
    code = body + check_character(body)
    assume(code[place] != typed)
    assert not is_valid_credit_code(code[:place] + typed + code[place + 1 :])


@given(bodies, st.integers(0, 16))
def test_two_exchanged_neighbours_are_always_noticed(body: str, place: int) -> None:
    code = body + check_character(body)
    assume(code[place] != code[place + 1])
    exchanged = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert not is_valid_credit_code(exchanged)


@pytest.mark.parametrize(
    "code", ["", "91110000600037341", "9111000060003734IL", "91110000600037341l", "９1110000600037341L"]
)
def test_another_shape_is_refused(code: str) -> None:
    assert not is_valid_credit_code(code)
