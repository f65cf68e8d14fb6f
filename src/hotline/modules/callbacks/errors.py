"""Refusals of call-backs."""

from hotline.kit.errors import Refusal


class AnswersMissing(Refusal):
    """The requester was reached, but not every question has an answer."""

    code = "callback_answers_missing"
    status = 422
    title = {
        "zh": "已接通的回访需要填写“是否解决”和“满意度”。",
        "en": "A call-back that reached the requester needs an answer to “solved?” and to “satisfied?”.",
    }
    next_step = {
        "zh": "请补充后提交；若未接通，请选择“未接通”。",
        "en": "Fill them in, or choose “not reached”.",
    }


class CallbackClosed(Refusal):
    """The call-back already has its result."""

    code = "callback_closed"
    title = {"zh": "该工单的回访已经完成。", "en": "This work order has already been called back."}
    next_step = {"zh": "请刷新查看回访结果。", "en": "Reload to see the result."}
