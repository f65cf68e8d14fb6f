"""When a survey can be answered."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hotline.modules.surveys.errors import InvitationUsed, SurveyNotOpen, SurveyPeriodRefused


class SurveyKind(StrEnum):
    """公开链接，或抽样邀请."""

    OPEN_LINK = "open_link"
    INVITATION = "invitation"


class SurveyState(StrEnum):
    """未开始 进行中 已结束."""

    COMING = "coming"
    UNDER_WAY = "under_way"
    ENDED = "ended"


class VersionState(StrEnum):
    """待审核 已发布 已退回."""

    PROPOSED = "proposed"
    PUBLISHED = "published"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Term:
    """From when until when a survey is answered; it may be ended before."""

    opens_at: datetime
    closes_at: datetime
    ended_at: datetime | None = None

    def state_at(self, at: datetime) -> SurveyState:
        """Where it stands."""
        if self.ended_at is not None or at >= self.closes_at:
            return SurveyState.ENDED
        return SurveyState.UNDER_WAY if at >= self.opens_at else SurveyState.COMING


def ensure_sensible(term: Term, at: datetime) -> None:
    """Refuse a term that ends before it begins, or that is over."""
    if not term.opens_at < term.closes_at or term.closes_at <= at:
        raise SurveyPeriodRefused(field="closes_at")


def ensure_answerable(term: Term, at: datetime, *, is_used: bool) -> None:
    """Refuse an answer out of time, or a second one to the same invitation."""
    if is_used:
        raise InvitationUsed
    if term.state_at(at) is not SurveyState.UNDER_WAY:
        raise SurveyNotOpen
