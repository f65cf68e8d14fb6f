"""The life cycle of a work order: its stages, and the one table of steps between them."""

from dataclasses import dataclass
from enum import StrEnum

from hotline.modules.access.rules.permissions import Permission
from hotline.modules.workorders.errors import StageNotReachable

from .words import ApprovalKind


class Stage(StrEnum):
    """Where a work order stands, named by what was done last."""

    REGISTERED = "registered"
    JOINTLY_REVIEWED = "jointly_reviewed"
    DISPATCHED = "dispatched"
    SENT_BACK = "sent_back"
    ACKNOWLEDGED = "acknowledged"
    SUSPENDED = "suspended"
    DRAFTED = "drafted"
    REPLIED = "replied"
    COMPLETED = "completed"
    CALLED_BACK = "called_back"
    ARCHIVED = "archived"
    # The ways aside.
    DECLINED = "declined"
    TRANSFERRED = "transferred"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What can be done with a work order. History records a step each time."""

    # At the centre, before a department has it.
    REGISTER = "register"
    AMEND = "amend"
    ANSWER = "answer"
    DECLINE = "decline"
    TRANSFER = "transfer"
    TAKE_BACK = "take_back"
    MERGE = "merge"
    UNMERGE = "unmerge"
    COMPLETE_WITH_MAIN = "complete_with_main"
    REOPEN_WITH_MAIN = "reopen_with_main"
    RECEIVE_DUPLICATE = "receive_duplicate"
    RELEASE_DUPLICATE = "release_duplicate"
    SPLIT = "split"
    REJOIN = "rejoin"
    RECEIVE_PART = "receive_part"
    WITHDRAW = "withdraw"
    DISPATCH = "dispatch"
    DESIGNATE = "designate"
    RECALL = "recall"
    REDISPATCH = "redispatch"
    UPHOLD_SEND_BACK = "uphold_send_back"
    REFUSE_SEND_BACK = "refuse_send_back"
    OPEN_JOINT_REVIEW = "open_joint_review"
    CONCLUDE_JOINT_REVIEW = "conclude_joint_review"
    # In the departments.
    ACKNOWLEDGE = "acknowledge"
    DISPATCH_DOWNWARD = "dispatch_downward"
    SEND_BACK = "send_back"
    GIVE_OPINION = "give_opinion"
    CONTACT = "contact"
    NOTE_PROGRESS = "note_progress"
    REQUEST_EXTENSION = "request_extension"
    APPROVE_EXTENSION = "approve_extension"
    REFUSE_EXTENSION = "refuse_extension"
    SUSPEND = "suspend"
    RESUME = "resume"
    REQUEST_PROMISE = "request_promise"
    APPROVE_PROMISE = "approve_promise"
    REFUSE_PROMISE = "refuse_promise"
    ACKNOWLEDGE_SUPPORT = "acknowledge_support"
    REPLY_IN_SUPPORT = "reply_in_support"
    SUBMIT_REPLY = "submit_reply"
    RETURN_DRAFT = "return_draft"
    APPROVE_REPLY = "approve_reply"
    REPLY = "reply"
    # At the centre, afterwards.
    ACCEPT_REPLY = "accept_reply"
    RETURN_REPLY = "return_reply"
    TRY_CALLBACK = "try_callback"
    RECORD_CALLBACK = "record_callback"
    WAIVE_CALLBACK = "waive_callback"
    RECORD_VOTE = "record_vote"
    CONFIRM_RESULT = "confirm_result"
    REOPEN = "reopen"
    REOPEN_FOR_DISPATCH = "reopen_for_dispatch"
    REQUEST_EXCLUSION = "request_exclusion"
    APPROVE_EXCLUSION = "approve_exclusion"
    REFUSE_EXCLUSION = "refuse_exclusion"
    ARCHIVE = "archive"
    PUBLISH = "publish"
    WITHDRAW_PUBLICATION = "withdraw_publication"
    WITHDRAW_CONSENT = "withdraw_consent"
    HOLD_FILE = "hold_file"
    RELEASE_FILE = "release_file"
    ERASE = "erase"
    # At any time while the work order is open.
    REMIND = "remind"
    SUPERVISE = "supervise"
    INSTRUCT = "instruct"
    RECUSE = "recuse"
    RECALCULATE = "recalculate"


class Side(StrEnum):
    """Whose step it is: the hotline's centre, the department in the lead, or one in support."""

    CENTRE = "centre"
    LEAD = "lead"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Transition:
    """A step: from which stages it is permitted, to which it leads, who may take it, and whether it is his duty.

    A step without a target leaves the work order at its stage. A duty puts the work order among the tasks of those who
    may take it; anything else is only possible.
    """

    step: Step
    sources: frozenset[Stage]
    target: Stage | None
    permission: Permission
    side: Side
    is_duty: bool

    def leads_from(self, stage: Stage) -> Stage:
        """The stage after the step."""
        return self.target or stage


_S = Stage
_P = Permission
_CENTRE, _LEAD, _SUPPORT = Side.CENTRE, Side.LEAD, Side.SUPPORT

# A department has the work order and its clock runs, or is stopped for a stated reason.
HANDLING_STAGES = frozenset({_S.DISPATCHED, _S.ACKNOWLEDGED, _S.SUSPENDED, _S.DRAFTED})
# In the hands of a department, or on the way to or from it.
_UNDER_WAY = HANDLING_STAGES | {_S.SENT_BACK, _S.REPLIED}
# Handling goes on, or is still to begin.
OPEN_STAGES = _UNDER_WAY | {_S.REGISTERED, _S.JOINTLY_REVIEWED}
# Never handled, or not any more, under its own number.
STAGES_ASIDE = frozenset({_S.DECLINED, _S.TRANSFERRED, _S.MERGED, _S.WITHDRAWN})
_RATED = frozenset({_S.COMPLETED, _S.CALLED_BACK, _S.ARCHIVED})


def _row(
    step: Step,
    sources: frozenset[Stage] | set[Stage],
    target: Stage | None,
    permission: Permission,
    side: Side = Side.CENTRE,
    *,
    is_duty: bool = False,
) -> Transition:
    return Transition(step, frozenset(sources), target, permission, side, is_duty)


TRANSITIONS: dict[Step, Transition] = {
    row.step: row
    for row in (
        _row(Step.AMEND, {_S.REGISTERED}, None, _P.REGISTER_WORK_ORDERS),
        _row(Step.ANSWER, {_S.REGISTERED}, _S.COMPLETED, _P.ANSWER_WORK_ORDERS, is_duty=True),
        _row(Step.DECLINE, {_S.REGISTERED}, _S.DECLINED, _P.DECLINE_WORK_ORDERS),
        _row(Step.TRANSFER, {_S.REGISTERED}, _S.TRANSFERRED, _P.TRANSFER_EMERGENCIES),
        _row(Step.TAKE_BACK, {_S.TRANSFERRED}, _S.REGISTERED, _P.TRANSFER_EMERGENCIES),
        _row(Step.MERGE, {_S.REGISTERED}, _S.MERGED, _P.MERGE_WORK_ORDERS),
        _row(Step.UNMERGE, {_S.MERGED}, _S.REGISTERED, _P.MERGE_WORK_ORDERS),
        # Taken for every duplicate when the reply to the main work order is accepted.
        _row(Step.COMPLETE_WITH_MAIN, {_S.MERGED}, _S.COMPLETED, _P.REVIEW_WORK_ORDERS),
        # Taken for every duplicate when the main work order is reopened: what its requester was told is taken back.
        _row(Step.REOPEN_WITH_MAIN, {_S.COMPLETED, _S.CALLED_BACK}, _S.MERGED, _P.REOPEN_WORK_ORDERS),
        # The other side of a merge and of its undo: the main work order's own history tells what it stands for.
        _row(Step.RECEIVE_DUPLICATE, OPEN_STAGES, None, _P.MERGE_WORK_ORDERS),
        # A duplicate that was completed with it may go its own way later, when the main one is over.
        _row(Step.RELEASE_DUPLICATE, OPEN_STAGES | _RATED, None, _P.MERGE_WORK_ORDERS),
        _row(Step.SPLIT, {_S.REGISTERED}, None, _P.MERGE_WORK_ORDERS),
        _row(Step.REJOIN, {_S.REGISTERED}, _S.WITHDRAWN, _P.MERGE_WORK_ORDERS),
        _row(Step.RECEIVE_PART, OPEN_STAGES, None, _P.MERGE_WORK_ORDERS),
        _row(Step.WITHDRAW, OPEN_STAGES - {_S.REPLIED}, _S.WITHDRAWN, _P.DISPATCH_WORK_ORDERS),
        _row(Step.DISPATCH, {_S.REGISTERED}, _S.DISPATCHED, _P.DISPATCH_WORK_ORDERS, is_duty=True),
        _row(Step.DESIGNATE, {_S.REGISTERED, _S.DISPATCHED, _S.ACKNOWLEDGED}, _S.DISPATCHED, _P.DESIGNATE_DEPARTMENTS),
        _row(Step.RECALL, {_S.DISPATCHED}, _S.REGISTERED, _P.DISPATCH_WORK_ORDERS),
        _row(Step.REDISPATCH, {_S.DISPATCHED, _S.ACKNOWLEDGED}, _S.DISPATCHED, _P.DISPATCH_WORK_ORDERS),
        _row(Step.ACKNOWLEDGE, {_S.DISPATCHED}, _S.ACKNOWLEDGED, _P.ACKNOWLEDGE_WORK_ORDERS, _LEAD, is_duty=True),
        _row(Step.DISPATCH_DOWNWARD, {_S.DISPATCHED, _S.ACKNOWLEDGED}, _S.DISPATCHED, _P.DISPATCH_DOWNWARD, _LEAD),
        _row(Step.SEND_BACK, {_S.DISPATCHED, _S.ACKNOWLEDGED}, _S.SENT_BACK, _P.SEND_BACK_WORK_ORDERS, _LEAD),
        _row(Step.UPHOLD_SEND_BACK, {_S.SENT_BACK}, _S.REGISTERED, _P.DECIDE_SEND_BACKS, is_duty=True),
        # Whoever asked to be rid of a work order has seen it: it counts as acknowledged from then on.
        _row(Step.REFUSE_SEND_BACK, {_S.SENT_BACK}, _S.ACKNOWLEDGED, _P.DECIDE_SEND_BACKS, is_duty=True),
        _row(Step.OPEN_JOINT_REVIEW, {_S.REGISTERED, _S.SENT_BACK}, _S.JOINTLY_REVIEWED, _P.ORGANISE_JOINT_REVIEWS),
        _row(Step.GIVE_OPINION, {_S.JOINTLY_REVIEWED}, None, _P.ACKNOWLEDGE_WORK_ORDERS, _SUPPORT, is_duty=True),
        _row(
            Step.CONCLUDE_JOINT_REVIEW,
            {_S.JOINTLY_REVIEWED},
            _S.DISPATCHED,
            _P.DESIGNATE_DEPARTMENTS,
            is_duty=True,
        ),
        _row(Step.CONTACT, {_S.ACKNOWLEDGED, _S.SUSPENDED}, None, _P.REPLY_TO_WORK_ORDERS, _LEAD),
        _row(Step.NOTE_PROGRESS, {_S.ACKNOWLEDGED, _S.SUSPENDED}, None, _P.REPLY_TO_WORK_ORDERS, _LEAD),
        _row(Step.REQUEST_EXTENSION, {_S.ACKNOWLEDGED}, None, _P.REQUEST_EXTENSIONS, _LEAD),
        _row(Step.APPROVE_EXTENSION, {_S.ACKNOWLEDGED, _S.SUSPENDED, _S.DRAFTED}, None, _P.DECIDE_EXTENSIONS),
        _row(Step.REFUSE_EXTENSION, {_S.ACKNOWLEDGED, _S.SUSPENDED, _S.DRAFTED}, None, _P.DECIDE_EXTENSIONS),
        _row(Step.SUSPEND, {_S.ACKNOWLEDGED}, _S.SUSPENDED, _P.REPLY_TO_WORK_ORDERS, _LEAD),
        _row(Step.RESUME, {_S.SUSPENDED}, _S.ACKNOWLEDGED, _P.REPLY_TO_WORK_ORDERS, _LEAD),
        _row(Step.REQUEST_PROMISE, {_S.ACKNOWLEDGED}, None, _P.REPLY_TO_WORK_ORDERS, _LEAD),
        _row(Step.APPROVE_PROMISE, {_S.ACKNOWLEDGED, _S.SUSPENDED}, None, _P.DECIDE_PROMISES),
        _row(Step.REFUSE_PROMISE, {_S.ACKNOWLEDGED, _S.SUSPENDED}, None, _P.DECIDE_PROMISES),
        _row(Step.ACKNOWLEDGE_SUPPORT, HANDLING_STAGES, None, _P.ACKNOWLEDGE_WORK_ORDERS, _SUPPORT),
        _row(Step.REPLY_IN_SUPPORT, HANDLING_STAGES, None, _P.REPLY_TO_WORK_ORDERS, _SUPPORT),
        _row(Step.SUBMIT_REPLY, {_S.ACKNOWLEDGED, _S.SUSPENDED}, _S.DRAFTED, _P.REPLY_TO_WORK_ORDERS, _LEAD),
        _row(Step.RETURN_DRAFT, {_S.DRAFTED}, _S.ACKNOWLEDGED, _P.APPROVE_REPLIES, _LEAD, is_duty=True),
        _row(Step.APPROVE_REPLY, {_S.DRAFTED}, _S.REPLIED, _P.APPROVE_REPLIES, _LEAD, is_duty=True),
        _row(
            Step.REPLY,
            {_S.ACKNOWLEDGED, _S.SUSPENDED},
            _S.REPLIED,
            _P.REPLY_TO_WORK_ORDERS,
            _LEAD,
            is_duty=True,
        ),
        _row(Step.ACCEPT_REPLY, {_S.REPLIED}, _S.COMPLETED, _P.REVIEW_WORK_ORDERS, is_duty=True),
        _row(Step.RETURN_REPLY, {_S.REPLIED}, _S.ACKNOWLEDGED, _P.REVIEW_WORK_ORDERS, is_duty=True),
        # An attempt that did not reach the requester leaves the work order where it is.
        _row(Step.TRY_CALLBACK, {_S.COMPLETED}, None, _P.RECORD_CALLBACKS, is_duty=True),
        _row(Step.RECORD_CALLBACK, {_S.COMPLETED}, _S.CALLED_BACK, _P.RECORD_CALLBACKS, is_duty=True),
        # The sample leaves the work order out: nobody is called, and the file can be closed.
        _row(Step.WAIVE_CALLBACK, {_S.COMPLETED}, None, _P.RECORD_CALLBACKS),
        # The requester answers through a link after the call-back was closed: the last valid vote counts.
        _row(Step.RECORD_VOTE, {_S.CALLED_BACK}, None, _P.RECORD_CALLBACKS),
        _row(Step.CONFIRM_RESULT, {_S.CALLED_BACK}, None, _P.REVIEW_WORK_ORDERS),
        _row(Step.REOPEN, {_S.COMPLETED, _S.CALLED_BACK}, _S.DISPATCHED, _P.REOPEN_WORK_ORDERS),
        _row(Step.REOPEN_FOR_DISPATCH, {_S.COMPLETED, _S.CALLED_BACK}, _S.REGISTERED, _P.REOPEN_WORK_ORDERS),
        _row(Step.REQUEST_EXCLUSION, _RATED, None, _P.REQUEST_EXCLUSIONS, _LEAD),
        _row(Step.APPROVE_EXCLUSION, _RATED, None, _P.DECIDE_EXCLUSIONS),
        _row(Step.REFUSE_EXCLUSION, _RATED, None, _P.DECIDE_EXCLUSIONS),
        _row(
            Step.ARCHIVE,
            {_S.CALLED_BACK, _S.COMPLETED, _S.DECLINED, _S.TRANSFERRED, _S.WITHDRAWN},
            _S.ARCHIVED,
            _P.ARCHIVE_WORK_ORDERS,
            is_duty=True,
        ),
        _row(Step.PUBLISH, {_S.CALLED_BACK, _S.ARCHIVED}, None, _P.PUBLISH_WORK_ORDERS),
        _row(Step.WITHDRAW_PUBLICATION, {_S.CALLED_BACK, _S.ARCHIVED}, None, _P.PUBLISH_WORK_ORDERS),
        # Consent may be taken back at any time, and takes down what was published on it (PIPL, art. 15).
        _row(Step.WITHDRAW_CONSENT, frozenset(_S), None, _P.REGISTER_WORK_ORDERS),
        _row(Step.HOLD_FILE, frozenset(_S), None, _P.ADMINISTER_RETENTION),
        _row(Step.RELEASE_FILE, frozenset(_S), None, _P.ADMINISTER_RETENTION),
        # Of a file whose time is over.
        _row(Step.ERASE, {_S.ARCHIVED}, None, _P.ADMINISTER_RETENTION),
        # Nobody is there to be reminded or supervised before a department has the work order.
        _row(Step.REMIND, _UNDER_WAY, None, _P.REMIND_DEPARTMENTS),
        _row(
            Step.SUPERVISE,
            OPEN_STAGES - {_S.REGISTERED} | {_S.COMPLETED, _S.CALLED_BACK},
            None,
            _P.SUPERVISE_WORK_ORDERS,
        ),
        # What was declined or withdrawn may be a leader's item too, and is released by this step.
        _row(Step.INSTRUCT, frozenset(_S) - {_S.ARCHIVED}, None, _P.INSTRUCT_DEPARTMENTS),
        _row(Step.RECUSE, OPEN_STAGES | {_S.COMPLETED}, None, _P.RECUSE_PEOPLE),
        _row(Step.RECALCULATE, _UNDER_WAY, None, _P.RECALCULATE_DUE_MOMENTS),
    )
}

# The steps that decide an application, and the kind that must be open.
DECISIONS: dict[Step, ApprovalKind] = {
    Step.UPHOLD_SEND_BACK: ApprovalKind.SEND_BACK,
    Step.REFUSE_SEND_BACK: ApprovalKind.SEND_BACK,
    Step.APPROVE_EXTENSION: ApprovalKind.EXTENSION,
    Step.REFUSE_EXTENSION: ApprovalKind.EXTENSION,
    Step.APPROVE_PROMISE: ApprovalKind.PROMISE,
    Step.REFUSE_PROMISE: ApprovalKind.PROMISE,
    Step.APPROVE_EXCLUSION: ApprovalKind.EXCLUSION,
    Step.REFUSE_EXCLUSION: ApprovalKind.EXCLUSION,
}
# The steps that apply for something, of which one application at a time may be open.
APPLICATIONS: dict[Step, ApprovalKind] = {
    Step.REQUEST_EXTENSION: ApprovalKind.EXTENSION,
    Step.REQUEST_PROMISE: ApprovalKind.PROMISE,
    Step.REQUEST_EXCLUSION: ApprovalKind.EXCLUSION,
}
# What happens by itself or as part of another step, so that no page offers it.
UNOFFERED_STEPS = frozenset(
    {
        Step.REGISTER,
        Step.TRY_CALLBACK,
        Step.COMPLETE_WITH_MAIN,
        Step.REOPEN_WITH_MAIN,
        Step.RECEIVE_DUPLICATE,
        Step.RELEASE_DUPLICATE,
        Step.RECEIVE_PART,
        Step.WAIVE_CALLBACK,
        Step.RECORD_VOTE,
        Step.RECALCULATE,
        Step.ERASE,
    }
)

# What only adds a remark: nobody who was about to act has to look again because of it.
REMARKS = frozenset({Step.REMIND, Step.SUPERVISE, Step.INSTRUCT})


def ensure_reachable(stage: Stage, step: Step) -> Stage:
    """The stage that the step leads to; `StageNotReachable` where the work order has moved on."""
    transition = TRANSITIONS[step]
    if stage not in transition.sources:
        raise StageNotReachable(current=stage, step=step)
    return transition.leads_from(stage)


def stages_awaiting(permissions: frozenset[Permission]) -> frozenset[Stage]:
    """The stages in which a work order waits for somebody with these permissions."""
    return frozenset().union(
        *(row.sources for row in TRANSITIONS.values() if row.is_duty and row.permission in permissions)
    )
