"""Key enterprises over HTTP."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, StringConstraints

from .actions.list_enterprise import Listing
from .models import KeyEnterprise

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=2000)]


class KeyEnterpriseInput(Schema):
    """A listing from `listed_from` (today where it is left out) up to, and without, `listed_to`."""

    model_config = ConfigDict(extra="forbid")

    unified_credit_code: Annotated[str, StringConstraints(strip_whitespace=True, max_length=24)]
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=64)]
    contact: Annotated[str, StringConstraints(strip_whitespace=True, max_length=64)] = ""
    listed_from: date | None = None
    listed_to: date | None = None
    reason: Reason

    def listing(self, today: date) -> Listing:
        """Which enterprise, for which days."""
        return Listing(
            unified_credit_code=self.unified_credit_code,
            name=self.name,
            contact=self.contact,
            listed_from=self.listed_from or today,
            listed_to=self.listed_to,
            reason=self.reason,
        )


class RemovalInput(Schema):
    model_config = ConfigDict(extra="forbid")

    reason: Reason


class KeyEnterpriseOutput(Schema):
    """A listing; `is_listed` tells whether it holds today."""

    unified_credit_code: str
    name: str
    contact: str
    listed_from: date
    listed_to: date | None
    is_listed: bool
    reason: str
    listed_at: datetime
    listed_by_name: str
    removed_at: datetime | None
    removed_by_name: str | None
    removal_reason: str


class KeyEnterprisesOutput(Schema):
    items: list[KeyEnterpriseOutput]


def shown(listing: KeyEnterprise, today: date) -> KeyEnterpriseOutput:
    """A listing as its page shows it."""
    return KeyEnterpriseOutput(
        unified_credit_code=listing.unified_credit_code,
        name=listing.name,
        contact=listing.contact,
        listed_from=listing.listed_from,
        listed_to=listing.listed_to,
        is_listed=listing.listed_from <= today and (listing.listed_to is None or today < listing.listed_to),
        reason=listing.reason,
        listed_at=listing.listed_at,
        listed_by_name=listing.listed_by.name,
        removed_at=listing.removed_at,
        removed_by_name=listing.removed_by.name if listing.removed_by else None,
        removal_reason=listing.removal_reason,
    )
