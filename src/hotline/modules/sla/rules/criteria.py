"""Which of several limit rules holds: the most particular one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .limits import Limit

# As work orders name it: a matter of life and limb.
EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class LimitCriteria:
    """What a limit depends on.

    `category_codes` and `department_codes` go from the first level down to the category and department themselves.
    """

    request_type: str
    urgency: str
    category_codes: tuple[str, ...] = ()
    department_codes: tuple[str, ...] = ()
    requester_kind: str = ""
    is_key_enterprise: bool = False


@dataclass(frozen=True, slots=True)
class Conditions:
    """When a rule fits: an empty condition fits all, and a category or department fits itself and all below it."""

    request_type: str = ""
    urgency: str = ""
    category_code: str = ""
    department_code: str = ""
    requester_kind: str = ""
    is_key_enterprise: bool = False

    def fits(self, criteria: LimitCriteria) -> bool:
        """Whether the rule is for such a work order."""
        return (
            self.request_type in ("", criteria.request_type)
            and self.urgency in ("", criteria.urgency)
            and self.category_code in ("", *criteria.category_codes)
            and self.department_code in ("", *criteria.department_codes)
            and self.requester_kind in ("", criteria.requester_kind)
            and self.is_key_enterprise <= criteria.is_key_enterprise
        )

    def particularity(self, criteria: LimitCriteria) -> tuple[int, ...]:
        """How particular a rule that fits is. The first difference decides, in this order:

        1. emergencies, because life and limb come before everything; 2. the category, deeper before higher; 3. the
        department, deeper before higher; 4. key enterprises; 5. the kind of requester; 6. the urgency; 7. the type.
        """
        return (
            int(self.urgency == EMERGENCY),
            _depth(self.category_code, criteria.category_codes),
            _depth(self.department_code, criteria.department_codes),
            int(self.is_key_enterprise),
            int(bool(self.requester_kind)),
            int(bool(self.urgency)),
            int(bool(self.request_type)),
        )


@dataclass(frozen=True, slots=True)
class RuledLimit:
    """A rule in force: when it fits, since when it holds, and the limit that it sets."""

    conditions: Conditions
    valid_from: date
    limit: Limit


def most_particular(rules: Iterable[RuledLimit], criteria: LimitCriteria) -> Limit | None:
    """The limit by the most particular rule that fits; of equals the latest, then the one with the last code."""
    fitting = [rule for rule in rules if rule.conditions.fits(criteria)]
    if not fitting:
        return None
    return max(
        fitting,
        key=lambda rule: (rule.conditions.particularity(criteria), rule.valid_from, rule.limit.rule_code),
    ).limit


def _depth(code: str, lineage: tuple[str, ...]) -> int:
    """How deep a condition reaches: 0 for none, 1 for the first level."""
    return lineage.index(code) + 1 if code else 0
