"""Who can make a request, and how personal data is masked."""

import re
from enum import StrEnum


class RequesterKind(StrEnum):
    """个人 or 企业、组织."""

    PERSON = "person"
    ENTERPRISE = "enterprise"


def normal_phone_number(number: str) -> str:
    """The number as it is kept and compared: without blanks, dashes and the country's own code."""
    digits = re.sub(r"[\s-]", "", number)
    return re.sub(r"^(?:\+86|0086|86(?=1\d{10}$))", "", digits)


def mask_phone_number(number: str) -> str:
    """The number with its middle hidden: 138****0000; a short number shows its last two digits only."""
    if len(number) >= 11:
        return f"{number[:3]}****{number[-4:]}"
    return "*" * max(len(number) - 2, 0) + number[-2:] if number else ""


def mask_name(name: str) -> str:
    """The family name and a star for each further character: 王**."""
    return name[:1] + "*" * (len(name) - 1)
