"""Which completed work orders are called back: all, a sample, and always some."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class AlwaysGround(StrEnum):
    """What puts a work order among those called back whatever the sample: 重办 曾不满意 保密 重点企业 领导交办 群体."""

    REOPENED = "reopened"
    DISSATISFIED = "dissatisfied"
    CONFIDENTIAL = "confidential"
    KEY_ENTERPRISE = "key_enterprise"
    LEADER_ASSIGNED = "leader_assigned"
    GROUP_REQUEST = "group_request"


class UnhappyCourse(StrEnum):
    """What follows a dissatisfied or unsolved answer: somebody reviews the result, or it is reopened at once."""

    REVIEW = "review"
    REOPEN = "reopen"


class SelectionReason(StrEnum):
    """Why a work order is called back or not: 全部回访 必访 抽中 未抽中."""

    EVERYBODY = "everybody"
    ALWAYS = "always"
    IN_SAMPLE = "in_sample"
    OUTSIDE_SAMPLE = "outside_sample"


@dataclass(frozen=True, slots=True)
class Share:
    """What share of the work orders of a kind are called back, in percent; an empty condition fits all."""

    percent: int
    request_type: str = ""
    urgency: str = ""
    department_code: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """How call-backs are chosen from a day on. The most particular share holds, `default_percent` where none fits."""

    version: int
    default_percent: int = 100
    shares: tuple[Share, ...] = ()
    always: frozenset[AlwaysGround] = frozenset(AlwaysGround)
    when_unhappy: UnhappyCourse = UnhappyCourse.REVIEW
    sends_link: bool = False


# Where a hotline has published nothing: everybody is called back.
EVERYBODY = Policy(version=0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What of a completed work order decides whether it is called back. Departments from the topmost to its own."""

    number: str
    request_type: str
    urgency: str
    department_codes: tuple[str, ...] = ()
    grounds: frozenset[AlwaysGround] = frozenset()


@dataclass(frozen=True, slots=True)
class Selection:
    """Whether a work order is called back, and why."""

    is_chosen: bool
    reason: SelectionReason
    percent: int
    ground: AlwaysGround | None = None


def select(candidate: Candidate, policy: Policy) -> Selection:
    """Decide by the policy alone, so that the same order under the same policy is always decided the same."""
    percent = percent_for(candidate, policy)
    for ground in AlwaysGround:
        if ground in candidate.grounds & policy.always:
            return Selection(True, SelectionReason.ALWAYS, percent, ground)
    if percent >= 100:
        return Selection(True, SelectionReason.EVERYBODY, percent)
    is_chosen = place_of(candidate.number) < percent
    return Selection(is_chosen, SelectionReason.IN_SAMPLE if is_chosen else SelectionReason.OUTSIDE_SAMPLE, percent)


def percent_for(candidate: Candidate, policy: Policy) -> int:
    """The share that holds: of the nearest department, then of the urgency, then of the request type."""
    fitting = [share for share in policy.shares if _fits(share, candidate)]
    if not fitting:
        return policy.default_percent
    return max(fitting, key=lambda share: _rank(share, candidate)).percent


def place_of(number: str) -> int:
    """Where a work order's number falls, from 0 to 99: evenly spread, the same today and in an audit years later."""
    return int.from_bytes(sha256(number.encode()).digest()[:8], "big") % 100


def _fits(share: Share, candidate: Candidate) -> bool:
    return (
        share.request_type in {"", candidate.request_type}
        and share.urgency in {"", candidate.urgency}
        and (not share.department_code or share.department_code in candidate.department_codes)
    )


def _rank(share: Share, candidate: Candidate) -> tuple[int, bool, bool]:
    depth = candidate.department_codes.index(share.department_code) + 1 if share.department_code else 0
    return depth, bool(share.urgency), bool(share.request_type)
