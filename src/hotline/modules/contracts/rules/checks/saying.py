"""How findings are made."""

from datetime import date
from decimal import Decimal

from hotline.modules.contracts.rules.books import BookFinding
from hotline.modules.contracts.rules.money import yuan
from hotline.modules.contracts.rules.words import Severity
from hotline.modules.scoring.public import Text

Shown = str | Decimal | date


def found(
    code: str,
    place: tuple[str, str],
    stated: Shown,
    computed: Shown,
    text: tuple[str, str],
    *,
    severity: Severity = Severity.ERROR,
) -> BookFinding:
    """A finding; amounts are printed as yuan."""
    return BookFinding(
        code=code,
        severity=severity,
        place=Text(*place),
        stated=_shown(stated),
        computed=_shown(computed),
        text=Text(*text),
    )


def at_contract(number: str) -> tuple[str, str]:
    """The place of a contract."""
    return f"合同 {number}", f"Contract {number}"


def at_line(name: str, year: int) -> tuple[str, str]:
    """The place of a budget line's year."""
    return f"{year}年预算·{name}", f"Budget {year}, {name}"


def _shown(value: Shown) -> str:
    return yuan(value) if isinstance(value, Decimal) else str(value)
