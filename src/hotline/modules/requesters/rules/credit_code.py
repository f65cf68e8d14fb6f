"""The unified social credit code (统一社会信用代码, GB 32100-2015) of an enterprise or organisation."""

import re

# Digits and capitals without I, O, S, V and Z, which are easily misread; a character's place is its value.
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_SHAPE = re.compile(rf"[{ALPHABET}]{{2}}\d{{6}}[{ALPHABET}]{{10}}")
_MODULUS = len(ALPHABET)


def normal_credit_code(code: str) -> str:
    """The code as it is kept: capitals without blanks."""
    return re.sub(r"\s", "", code).upper()


def check_character(body: str) -> str:
    """The eighteenth character for the first seventeen: their values, weighted with powers of 3, make 0 modulo 31."""
    weighted = sum(ALPHABET.index(character) * pow(3, place, _MODULUS) for place, character in enumerate(body))
    return ALPHABET[-weighted % _MODULUS]


def is_valid_credit_code(code: str) -> bool:
    """Whether the code has the right shape and its check character agrees."""
    return bool(_SHAPE.fullmatch(code)) and check_character(code[:-1]) == code[-1]
