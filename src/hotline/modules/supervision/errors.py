"""Refusals of supervision."""

from hotline.kit.errors import Refusal


class StateNotReachable(Refusal):
    """A notice, instruction or leader item stands at a state from which this is not possible."""

    code = "supervision_state_not_reachable"
    title = {
        "zh": "当前状态为“{current}”，不能进行“{move}”，可能已由他人处理。",
        "en": "It stands at “{current}”; “{move}” is not possible, somebody else may have been first.",
    }
    next_step = {"zh": "请刷新查看最新进展后再处理。", "en": "Reload to see where it stands."}


class NoDepartmentToSupervise(Refusal):
    """The work order is not with a department, so nobody can be reminded or supervised over it."""

    code = "no_department_to_supervise"
    title = {
        "zh": "该工单尚未派往承办单位，没有可以催办、督办的单位。",
        "en": "The work order is with no department, so there is nobody to remind or supervise.",
    }
    next_step = {"zh": "请先派单，再催办或督办。", "en": "Dispatch it first."}


class NotAddressedToYou(Refusal):
    """Only the department that it is addressed to, or one above it, may answer."""

    code = "not_addressed_to_you"
    status = 403
    title = {
        "zh": "该事项由“{department}”答复，您不能代为办理。",
        "en": "“{department}” has to answer this; you cannot do it in its place.",
    }
    next_step = {
        "zh": "请由该单位或其上级单位的人员办理。",
        "en": "Have somebody of that department, or of one above it, do it.",
    }


class NoticeAlreadyStands(Refusal):
    """An open notice of this level or a graver one stands on the work order already."""

    code = "notice_already_stands"
    title = {
        "zh": "该工单已有同级或更高级别的督办单 {number} 尚未办结。",
        "en": "Notice {number}, of this level or a graver one, still stands on the work order.",
    }
    next_step = {
        "zh": "请在原督办单上跟进；确需加重时，请选择更高级别。",
        "en": "Follow up on that notice, or choose a graver level.",
    }


class LeaderItemExists(Refusal):
    """The work order is a leader's item already."""

    code = "leader_item_exists"
    title = {"zh": "该工单已列为领导交办事项。", "en": "The work order is a leader's item already."}
    next_step = {
        "zh": "请在原交办事项上报告进展；补充要求请用“批示”。",
        "en": "Report on that item; add further demands as an instruction.",
    }


class LeaderItemUnfinished(Refusal):
    """The work order of a leader's item is still handled, so that the report on it cannot be approved."""

    code = "leader_item_unfinished"
    title = {
        "zh": "该工单尚未办结，领导交办事项不能销账。",
        "en": "The work order is not completed yet, so the report on the leader's item cannot be approved.",
    }
    next_step = {
        "zh": "请待工单审核办结后再批准；报告不实的，请退回。",
        "en": "Approve it once the reply is accepted, or return the report.",
    }


class OwnReport(Refusal):
    """Whoever wrote a completion report does not approve it."""

    code = "own_report"
    status = 403
    title = {"zh": "办结报告由您本人提交，不能由您批准。", "en": "You wrote this report, so you cannot approve it."}
    next_step = {"zh": "请由另一位热线负责人批准。", "en": "Have another head of the hotline approve it."}


class AccountabilityDecided(Refusal):
    """The case has its decision; nothing is added afterwards."""

    code = "accountability_decided"
    title = {"zh": "该追责事项已有结论。", "en": "This accountability case is decided."}
    next_step = {"zh": "请刷新查看结论。", "en": "Reload to see the decision."}


class NoGraverStage(Refusal):
    """The case stands at the last stage."""

    code = "no_graver_stage"
    title = {"zh": "该追责事项已到最后环节“约谈”。", "en": "The case stands at its last stage, the interview."}
    next_step = {"zh": "请作出追责或免予追责的决定。", "en": "Decide it: upheld or waived."}


class ExplanationNotDue(Refusal):
    """The department was not asked for an explanation, or has given it."""

    code = "explanation_not_due"
    title = {
        "zh": "目前不需要提交说明，或说明已经提交。",
        "en": "No explanation is asked for now, or it was given already.",
    }
    next_step = {"zh": "请刷新查看追责事项的当前环节。", "en": "Reload to see where the case stands."}


class TermsNotInOrder(Refusal):
    """Two terms of a policy contradict each other."""

    code = "supervision_terms_not_in_order"
    status = 422
    title = {
        "zh": "督办规则前后矛盾：“{first}”不能大于“{second}”。",
        "en": "The terms contradict each other: “{first}” cannot be greater than “{second}”.",
    }
    next_step = {"zh": "请修改后重新发布。", "en": "Correct them and publish again."}


class DutyNotInOrder(Refusal):
    """A duty ends before it begins."""

    code = "duty_not_in_order"
    status = 422
    title = {"zh": "值班结束时间不能早于开始时间。", "en": "A duty cannot end before it begins."}
    next_step = {"zh": "请核对值班起止时间。", "en": "Check when the duty begins and ends."}
