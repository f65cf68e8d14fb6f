"""When a department counts as having been in touch with the requester."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hotline.kit.clock import LOCAL
from hotline.modules.sla.rules.handling_policy import STARTING_POLICY, HandlingPolicy


class ContactMeans(StrEnum):
    """电话 短信 上门 微信."""

    PHONE = "phone"
    SMS = "sms"
    VISIT = "visit"
    WECHAT = "wechat"


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt to reach the requester; `recording_reference` proves a telephone call."""

    at: datetime
    means: ContactMeans
    was_reached: bool
    note: str = ""
    recording_reference: str = ""

    @property
    def has_evidence(self) -> bool:
        """A call is proven by its recording, anything else by what was noted down."""
        return bool(self.recording_reference if self.means is ContactMeans.PHONE else self.note)


def counts_as_contacted(attempts: Iterable[Attempt], policy: HandlingPolicy = STARTING_POLICY) -> bool:
    """Whether the requester was reached, or enough proven attempts in different hours of local time failed.

    Whoever could not be reached then is unreachable, not neglected.
    """
    hours = set()
    for attempt in attempts:
        if attempt.was_reached:
            return True
        if attempt.has_evidence:
            local = attempt.at.astimezone(LOCAL)
            hours.add((local.date(), local.hour))
    return len(hours) >= policy.contact_attempts
