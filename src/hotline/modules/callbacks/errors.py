"""Refusals of call-backs."""

from hotline.kit.errors import Refusal


class AnswersMissing(Refusal):
    """The requester was reached, but not every question has an answer."""

    code = "callback_answers_missing"
    status = 422
    title = {
        "zh": "需要填写“是否解决”和“满意度”。",
        "en": "Both “solved?” and “satisfied?” need an answer.",
    }
    next_step = {
        "zh": "请补充后提交；电话回访若未接通，请选择“未接通”。",
        "en": "Fill them in; if a call reached nobody, choose “not reached”.",
    }


class DissatisfactionReasonMissing(Refusal):
    """A dissatisfied answer does not say what it is about."""

    code = "dissatisfaction_reason_missing"
    status = 422
    title = {
        "zh": "选择不满意时需要说明原因。",
        "en": "A dissatisfied answer needs its reason.",
    }
    next_step = {
        "zh": "请从办理结果、办理过程、政策规定、服务态度中选择一项。",
        "en": "Choose one: the result, the process, the policy or the attitude.",
    }


class CallbackClosed(Refusal):
    """The call-back already has its result."""

    code = "callback_closed"
    title = {"zh": "该工单的回访已经完成。", "en": "This work order has already been called back."}
    next_step = {"zh": "请刷新查看回访结果。", "en": "Reload to see the result."}


class SameHourAgain(Refusal):
    """The requester was already tried in vain within the pause."""

    code = "same_hour_again"
    title = {
        "zh": "不久前已经试拨过一次，各次回访须在不同时段进行。",
        "en": "The requester was tried a moment ago; the attempts must be at different hours.",
    }
    next_step = {
        "zh": "请在 {next_hour} 之后再次拨打；如诉求人已主动回电，可直接记录其答复。",
        "en": "Try again after {next_hour}; if the requester rang back, record what was said.",
    }


class CallerHandledIt(Refusal):
    """Whoever handled a work order does not ask the requester about it."""

    code = "caller_handled_it"
    status = 403
    title = {
        "zh": "您参与过该工单的办理，不能对其回访。",
        "en": "You took part in handling this work order, so you cannot call back about it.",
    }
    next_step = {"zh": "请由其他回访员回访。", "en": "Leave it to another call-back clerk."}


class VoteLinkUnknown(Refusal):
    """The link is not one that this hotline sent."""

    code = "vote_link_unknown"
    status = 404
    title = {"zh": "评价链接无效。", "en": "This link is not valid."}
    next_step = {
        "zh": "请核对短信中的完整链接，或拨打12345反馈。",
        "en": "Check that the whole link of the message was opened, or call 12345.",
    }


class VoteLinkUsed(Refusal):
    """The link was used before: it takes one answer."""

    code = "vote_link_used"
    title = {"zh": "您已经评价过了，感谢参与。", "en": "You have answered already. Thank you."}
    next_step = {
        "zh": "如需更改评价，请拨打12345，以最后一次有效评价为准。",
        "en": "To change your answer, call 12345: the last valid answer counts.",
    }


class VoteLinkExpired(Refusal):
    """The link is older than it is valid."""

    code = "vote_link_expired"
    status = 410
    title = {"zh": "评价链接已于 {until} 失效。", "en": "The link expired on {until}."}
    next_step = {"zh": "您仍可拨打12345反馈意见。", "en": "You can still tell us by calling 12345."}


class VoteClosed(Refusal):
    """The work order is handled anew or archived, so this round of answers is over."""

    code = "vote_closed"
    title = {
        "zh": "该工单已重新办理或已归档，本次评价已结束。",
        "en": "The request is being handled anew or its file is closed, so this round is over.",
    }
    next_step = {
        "zh": "重新办结后会再次邀请您评价；也可拨打12345反馈。",
        "en": "You will be asked again after it is completed anew; you can also call 12345.",
    }
