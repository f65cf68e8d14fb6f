"""What besides stage, permission and side decides whether a step can be taken, and the reason where it cannot."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hotline.kit.clock import deadline_words
from hotline.kit.errors import Refusal
from hotline.modules.access.rules.permissions import Permission
from hotline.modules.workorders.errors import (
    AlreadyExcluded,
    AlreadyPromised,
    AlreadyPublished,
    ApplicationOpen,
    ApprovalRequired,
    CallbackAwaited,
    ConfidentialNotPublished,
    DeciderIsDispatcher,
    DepartmentNotSuitable,
    DesignationRequired,
    ExtensionTooLate,
    FileHeld,
    FileNotHeld,
    HasDuplicates,
    HigherApproverRequired,
    LeaderApprovalAwaited,
    NeverDispatched,
    NoConsentGiven,
    NoDepartmentBelow,
    NoFurtherExtension,
    NoOpenApplication,
    NotAPart,
    NothingToConfirm,
    NotPublished,
    NotSupporting,
    OpinionNotAsked,
    OwnApplication,
    PromiseTooLate,
    PublicationWithoutConsent,
    ResultReviewAwaited,
    SendBackNotPermitted,
    SourceIsClosed,
    SupportAcknowledged,
)

from .lifecycle import APPLICATIONS, DECISIONS, TRANSITIONS, UNOFFERED_STEPS, Side, Stage, Step
from .words import ApprovalKind


@dataclass(frozen=True, slots=True)
class Situation:
    """What besides its stage decides which steps a work order offers, and to whom.

    `own_approvals`, `is_own_dispatch`, `is_own_draft` and what is needed or lacking are the asker's; moments are set
    only where they have passed.
    """

    awaits_callback: bool = False
    awaits_result_review: bool = False
    awaits_leader_approval: bool = False
    # It went round so often that the hotline names the department now.
    needs_designation: bool = False
    dispatch_count: int = 0
    is_designated: bool = False
    is_own_dispatch: bool = False
    was_send_back_refused: bool = False
    send_back_lateness: Refusal | None = None
    has_department: bool = True
    has_department_below: bool = True
    # A department that would get the work order again, and cannot.
    unsuitable_department: str = ""
    duplicates: int = 0
    is_split_part: bool = False
    closed_source: str = ""
    is_confidential: bool = False
    consents_to_publication: bool = False
    is_published: bool = False
    is_held: bool = False
    is_excluded: bool = False
    open_approvals: frozenset[ApprovalKind] = field(default_factory=frozenset)
    own_approvals: frozenset[ApprovalKind] = field(default_factory=frozenset)
    needs_higher_approver: bool = False
    extension_count: int = 0
    may_be_extended: bool = True
    promised_until: str = ""
    is_clock_fixed: bool = False
    limit_ended_at: datetime | None = None
    suspension_excess: Refusal | None = None
    is_own_draft: bool = False
    needs_reply_approval: bool = False
    has_part_in_support: bool = True
    is_support_acknowledged: bool = False
    is_opinion_asked: bool = True


def refusal_of(step: Step, situation: Situation) -> Refusal | None:
    """Why the situation, besides the stage, does not let the step be taken; none where it does.

    It is the refusal that the action itself would give, whatever were filled in.
    """
    if step in DECISIONS:
        return _of_decision(step, DECISIONS[step], situation)
    reason = _REASONS.get(step)
    found = reason(situation) if reason else None
    if found is None and APPLICATIONS.get(step) in situation.open_approvals:
        return ApplicationOpen()
    return found


def is_offered(step: Step, situation: Situation) -> bool:
    """Whether the situation, besides the stage, lets the step be taken."""
    return refusal_of(step, situation) is None


def is_worth_telling(refusal: Refusal) -> bool:
    """Whether somebody may miss the step and should read why it is not there, as nobody misses what never was."""
    return not isinstance(refusal, _NOT_MISSED)


def steps_by_table(
    stage: Stage, permissions: frozenset[Permission], sides: frozenset[Side] = frozenset(Side)
) -> tuple[Step, ...]:
    """The steps that stage, permissions and sides allow, whatever the situation."""
    return tuple(
        transition.step
        for transition in TRANSITIONS.values()
        if stage in transition.sources
        and transition.permission in permissions
        and transition.side in sides
        and transition.step not in UNOFFERED_STEPS
    )


def steps_from(
    stage: Stage, permissions: frozenset[Permission], situation: Situation, sides: frozenset[Side] = frozenset(Side)
) -> tuple[Step, ...]:
    """The steps that somebody with these permissions, on these sides, may take next."""
    return tuple(step for step in steps_by_table(stage, permissions, sides) if is_offered(step, situation))


# What is not there to be decided, undone or taken on is nothing that anybody looks for.
_NOT_MISSED = (
    FileHeld,
    FileNotHeld,
    NoConsentGiven,
    NoOpenApplication,
    NotAPart,
    NothingToConfirm,
    NotPublished,
    NotSupporting,
    SupportAcknowledged,
)
_Reason = Callable[[Situation], Refusal | None]


def _of_decision(step: Step, kind: ApprovalKind, situation: Situation) -> Refusal | None:
    if kind not in situation.open_approvals:
        return NoOpenApplication()
    if kind is ApprovalKind.SEND_BACK and situation.is_own_dispatch:
        return DeciderIsDispatcher()
    if kind in situation.own_approvals:
        return OwnApplication()
    if kind is ApprovalKind.EXTENSION and situation.needs_higher_approver:
        return HigherApproverRequired()
    return None


def _archive(situation: Situation) -> Refusal | None:
    if situation.awaits_callback:
        return CallbackAwaited()
    if situation.awaits_result_review:
        return ResultReviewAwaited()
    return LeaderApprovalAwaited() if situation.awaits_leader_approval else None


def _lay_aside(situation: Situation) -> Refusal | None:
    """Those merged into it would be left without handling."""
    return HasDuplicates(duplicates=situation.duplicates) if situation.duplicates else None


def _rejoin(situation: Situation) -> Refusal | None:
    if not situation.is_split_part:
        return NotAPart()
    if situation.closed_source:
        return SourceIsClosed(source=situation.closed_source)
    return _lay_aside(situation)


def _dispatch(situation: Situation) -> Refusal | None:
    return DesignationRequired(dispatches=situation.dispatch_count) if situation.needs_designation else None


def _redispatch(situation: Situation) -> Refusal | None:
    if situation.is_designated:
        return DesignationRequired(dispatches=situation.dispatch_count)
    return _dispatch(situation)


def _send_back(situation: Situation) -> Refusal | None:
    if situation.is_designated:
        return SendBackNotPermitted(
            reason_zh="承办单位由热线指定。", reason_en="its department was designated by the hotline."
        )
    if situation.was_send_back_refused:
        return SendBackNotPermitted(reason_zh="退单申请已被驳回。", reason_en="a send-back of it was refused already.")
    return situation.send_back_lateness


def _conclude_joint_review(situation: Situation) -> Refusal | None:
    if ApprovalKind.SEND_BACK not in situation.open_approvals:
        return None
    if situation.is_own_dispatch:
        return DeciderIsDispatcher()
    return OwnApplication() if ApprovalKind.SEND_BACK in situation.own_approvals else None


def _request_extension(situation: Situation) -> Refusal | None:
    if not situation.may_be_extended:
        return NoFurtherExtension(extensions=situation.extension_count)
    if situation.is_clock_fixed:
        return AlreadyPromised(until_on=situation.promised_until)
    if situation.limit_ended_at is not None:
        return ExtensionTooLate(due_at=deadline_words(situation.limit_ended_at))
    return None


def _request_promise(situation: Situation) -> Refusal | None:
    if situation.promised_until:
        return AlreadyPromised(until_on=situation.promised_until)
    if situation.limit_ended_at is not None:
        return PromiseTooLate(due_at=deadline_words(situation.limit_ended_at))
    return None


def _support(situation: Situation) -> Refusal | None:
    return None if situation.has_part_in_support else NotSupporting()


def _acknowledge_support(situation: Situation) -> Refusal | None:
    return SupportAcknowledged() if situation.is_support_acknowledged else _support(situation)


def _reopen(situation: Situation) -> Refusal | None:
    if not situation.has_department:
        return NeverDispatched()
    return _unsuitable(situation)


def _unsuitable(situation: Situation) -> Refusal | None:
    name = situation.unsuitable_department
    return DepartmentNotSuitable(department=name) if name else None


def _publish(situation: Situation) -> Refusal | None:
    if situation.is_confidential:
        return ConfidentialNotPublished()
    if not situation.consents_to_publication:
        return PublicationWithoutConsent()
    return AlreadyPublished() if situation.is_published else None


_REASONS: Mapping[Step, _Reason] = {
    Step.ARCHIVE: _archive,
    Step.MERGE: _lay_aside,
    Step.DECLINE: _lay_aside,
    Step.TRANSFER: _lay_aside,
    Step.WITHDRAW: _lay_aside,
    Step.REJOIN: _rejoin,
    Step.DISPATCH: _dispatch,
    Step.REDISPATCH: _redispatch,
    Step.SEND_BACK: _send_back,
    Step.CONCLUDE_JOINT_REVIEW: _conclude_joint_review,
    Step.GIVE_OPINION: lambda situation: None if situation.is_opinion_asked else OpinionNotAsked(),
    Step.DISPATCH_DOWNWARD: lambda situation: None if situation.has_department_below else NoDepartmentBelow(),
    Step.REQUEST_EXTENSION: _request_extension,
    Step.REQUEST_PROMISE: _request_promise,
    Step.REQUEST_EXCLUSION: lambda situation: AlreadyExcluded() if situation.is_excluded else None,
    Step.SUSPEND: lambda situation: situation.suspension_excess,
    Step.ACKNOWLEDGE_SUPPORT: _acknowledge_support,
    Step.REPLY_IN_SUPPORT: _support,
    Step.APPROVE_REPLY: lambda situation: OwnApplication() if situation.is_own_draft else None,
    Step.REPLY: lambda situation: ApprovalRequired() if situation.needs_reply_approval else None,
    Step.CONFIRM_RESULT: lambda situation: None if situation.awaits_result_review else NothingToConfirm(),
    Step.REOPEN: _reopen,
    Step.PUBLISH: _publish,
    Step.WITHDRAW_PUBLICATION: lambda situation: None if situation.is_published else NotPublished(),
    Step.HOLD_FILE: lambda situation: FileHeld() if situation.is_held else None,
    Step.RELEASE_FILE: lambda situation: None if situation.is_held else FileNotHeld(),
    Step.WITHDRAW_CONSENT: lambda situation: None if situation.consents_to_publication else NoConsentGiven(),
}
