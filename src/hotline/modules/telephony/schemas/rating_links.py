"""The page behind a link to a call's rating, over HTTP."""

from datetime import datetime
from typing import Annotated

from ninja import Field, Schema

from hotline.modules.telephony.models import RatingLink
from hotline.modules.telephony.rules.rating_links import LinkState
from hotline.modules.telephony.selectors.rating_links import facts_of_link


class CallRatingPageOutput(Schema):
    """What somebody with a link may see: when the call was, and nothing about who called or what was said."""

    title: str
    called_at: datetime
    expires_at: datetime
    state: LinkState

    @classmethod
    def of(cls, link: RatingLink, *, title: str, at: datetime) -> "CallRatingPageOutput":
        """The page behind a link."""
        return cls(
            title=title,
            called_at=link.call.arrived_at,
            expires_at=link.expires_at,
            state=facts_of_link(link).state_at(at),
        )


class CallRatingInput(Schema):
    """Five levels; 5 is very satisfied."""

    level: Annotated[int, Field(ge=1, le=5)]
