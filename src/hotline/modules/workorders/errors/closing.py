"""Refusals after the reply: archive and publication."""

from hotline.kit.errors import Refusal


class CallbackAwaited(Refusal):
    """The work order cannot be archived: its requester has not been called back yet."""

    code = "callback_awaited"
    title = {
        "zh": "该工单的回访尚未完成，暂不能归档。",
        "en": "The work order's call-back is not done yet, so it cannot be archived.",
    }
    next_step = {
        "zh": "请先由回访员完成回访（接通，或三次未接通），再归档。",
        "en": "Have a call-back clerk record the call-back (reached, or three failed attempts), then archive.",
    }


class ResultReviewAwaited(Refusal):
    """A dissatisfied requester's case is looked at before the file is closed."""

    code = "result_review_awaited"
    title = {
        "zh": "诉求人不满意，核查尚未完成，暂不能归档。",
        "en": "The requester was dissatisfied and the result is not reviewed yet.",
    }
    next_step = {"zh": "请先核查并确认结果，或退回重办。", "en": "Confirm the result or reopen the work order first."}


class NothingToConfirm(Refusal):
    """No result waits for confirmation."""

    code = "nothing_to_confirm"
    title = {"zh": "该工单没有待核查的办理结果。", "en": "No result of this work order waits for confirmation."}
    next_step = {"zh": "请刷新工单。", "en": "Reload the work order."}


class LeaderApprovalAwaited(Refusal):
    """The work order cannot be archived: a leader assigned it, and the report on it is not approved yet."""

    code = "leader_approval_awaited"
    title = {
        "zh": "该工单为领导交办事项，办结报告尚未批准，暂不能归档。",
        "en": "A leader assigned this work order and the report on it is not approved yet, so it cannot be archived.",
    }
    next_step = {
        "zh": "请先提交交办事项办结报告，由热线负责人批准后再归档。",
        "en": "Report on the leader's item and have the head of the hotline approve it, then archive.",
    }


class PublicationWithoutConsent(Refusal):
    """Nothing is published without the requester's separate consent (Personal Information Protection Law, art. 25)."""

    code = "publication_without_consent"
    title = {"zh": "诉求人未同意公开，不能公开该工单。", "en": "The requester has not consented to publication."}
    next_step = {"zh": "请先取得诉求人的单独同意。", "en": "Obtain the requester's separate consent first."}


class NoConsentGiven(Refusal):
    """There is no consent that could be withdrawn."""

    code = "no_consent_given"
    title = {
        "zh": "诉求人未同意公开，或已撤回同意。",
        "en": "The requester has not consented to publication, or withdrew his consent.",
    }
    next_step = {"zh": "无需处理；请刷新工单。", "en": "Nothing is to be done; reload the work order."}


class FileHeld(Refusal):
    """The file is held already."""

    code = "file_held"
    title = {"zh": "该工单档案已在保全中。", "en": "The file is held already."}
    next_step = {"zh": "无需重复保全；请刷新工单。", "en": "Nothing is to be done; reload the work order."}


class FileNotHeld(Refusal):
    """The file is not held."""

    code = "file_not_held"
    title = {"zh": "该工单档案未在保全中。", "en": "The file is not held."}
    next_step = {"zh": "无需解除；请刷新工单。", "en": "Nothing is to be done; reload the work order."}


class ConfidentialNotPublished(Refusal):
    """A confidential work order is never published."""

    code = "confidential_not_published"
    title = {"zh": "保密工单不能公开。", "en": "A confidential work order is not published."}
    next_step = {
        "zh": "如需公布情况，请以不涉及个案的方式说明。",
        "en": "Tell the matter without reference to the case.",
    }


class AlreadyPublished(Refusal):
    """The work order is published already."""

    code = "already_published"
    title = {"zh": "该工单已经公开。", "en": "The work order is published already."}
    next_step = {"zh": "如需更正，请先撤回再公开。", "en": "Withdraw the publication first to correct it."}


class NotPublished(Refusal):
    """There is no publication to withdraw."""

    code = "not_published"
    title = {"zh": "该工单没有公开。", "en": "The work order is not published."}
    next_step = {"zh": "请刷新工单查看当前状态。", "en": "Reload the work order to see how it stands."}
