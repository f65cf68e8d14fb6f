"""Personal data in running text: found, and masked."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from hotline.modules.requesters.rules import mask_name, mask_phone_number

MOBILE_NUMBER = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)")
LANDLINE_NUMBER = re.compile(r"(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)")
_IDENTITY_NUMBER = re.compile(r"(?<!\d)\d{6}(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})\d{3}[\dXx](?!\d)")
_NOT_DIGIT = re.compile(r"\D")
# In the place of what was taken out.
CONCEALED = "（已隐去）"


def plain(text: str) -> str:
    """The text with full-width digits and letters as ordinary ones, so that no number hides."""
    return unicodedata.normalize("NFKC", text)


def mobile_numbers(text: str) -> list[str]:
    """The mobile numbers as they are written."""
    return [found.group() for found in MOBILE_NUMBER.finditer(plain(text))]


def identity_numbers(text: str) -> list[str]:
    """The numbers of identity cards: eighteen places with a day of birth in them."""
    return [found.group() for found in _IDENTITY_NUMBER.finditer(plain(text)) if _has_birthday(found)]


def mask_text(text: str, names: Iterable[str] = ()) -> str:
    """The text with numbers of people and the given names masked. Signs around a number keep their width."""
    masked = _IDENTITY_NUMBER.sub(_mask_identity, plain_digits(text))
    masked = MOBILE_NUMBER.sub(_mask_number, masked)
    masked = LANDLINE_NUMBER.sub(_mask_number, masked)
    for name in sorted({name for name in names if len(name) > 1}, key=len, reverse=True):
        masked = masked.replace(name, mask_name(name))
    return masked


def conceal_text(text: str, names: Iterable[str] = ()) -> str:
    """The text without the given names and any number of a person: not even a part of them is left."""
    concealed = _IDENTITY_NUMBER.sub(_conceal_identity, plain_digits(text))
    concealed = LANDLINE_NUMBER.sub(CONCEALED, MOBILE_NUMBER.sub(CONCEALED, concealed))
    for name in sorted({name for name in names if len(name) > 1}, key=len, reverse=True):
        concealed = concealed.replace(name, CONCEALED)
    return concealed


def plain_digits(text: str) -> str:
    """The text with full-width digits as ordinary ones; punctuation stays as it was written."""
    return "".join(str(unicodedata.digit(one)) if unicodedata.category(one) == "Nd" else one for one in text)


def _mask_number(found: re.Match[str]) -> str:
    return mask_phone_number(_NOT_DIGIT.sub("", found.group())[-11:])


def _mask_identity(found: re.Match[str]) -> str:
    number = found.group()
    return f"{number[:4]}{'*' * 10}{number[-4:]}" if _has_birthday(found) else number


def _conceal_identity(found: re.Match[str]) -> str:
    return CONCEALED if _has_birthday(found) else found.group()


def _has_birthday(found: re.Match[str]) -> bool:
    try:
        date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return False
    return True
