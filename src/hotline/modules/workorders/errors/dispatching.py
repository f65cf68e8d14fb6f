"""Refusals about where a work order goes."""

from hotline.kit.errors import Refusal


class DepartmentNotSuitable(Refusal):
    """The chosen department cannot handle work orders: it is closed or is the hotline's own centre."""

    code = "department_not_suitable"
    status = 422
    title = {
        "zh": "“{department}”不能承办工单。",
        "en": "“{department}” cannot handle work orders.",
    }
    next_step = {
        "zh": "请从承办单位名录中选择其他单位。",
        "en": "Choose another department from the directory.",
    }


class DesignationRequired(Refusal):
    """The work order went round often enough: from now on the hotline names the department."""

    code = "designation_required"
    title = {
        "zh": "该工单已派出 {dispatches} 次，不能再自由派单。",
        "en": "This work order has been dispatched {dispatches} times and cannot be dispatched freely any more.",
    }
    next_step = {
        "zh": "请由派单审核员指定承办单位，或提请疑难件会商。",
        "en": "Have a dispatch reviewer designate the department, or call a joint review.",
    }


class RecusalRequired(Refusal):
    """The department, or one above it, is accused in a confidential work order."""

    code = "recusal_required"
    status = 422
    title = {
        "zh": "“{department}”是本保密工单的被反映单位，应当回避。",
        "en": "“{department}” is accused in this confidential work order and must not take part.",
    }
    next_step = {
        "zh": "请派往其上级或有监督职责的其他单位。",
        "en": "Dispatch to its superior or to another department that supervises it.",
    }


class SendBackNotPermitted(Refusal):
    """The department has to handle the work order: it was designated, or a send-back of its was refused already."""

    code = "send_back_not_permitted"
    title = {
        "zh": "该工单不能退回：{reason_zh}",
        "en": "This work order cannot be sent back: {reason_en}",
    }
    next_step = {
        "zh": "请签收办理；确有困难的，请联系热线提请疑难件会商。",
        "en": "Handle it; if that is truly impossible, ask the hotline for a joint review.",
    }


class SendBackTooLate(Refusal):
    """The limit for sending a work order back has run out; the handling clock runs on."""

    code = "send_back_too_late"
    title = {
        "zh": "申请退单的时限（{limit}）已于 {due_at} 届满，办理时限继续计算。",
        "en": "The limit for sending back ({limit}) ended on {due_at}; the handling clock runs on.",
    }
    next_step = {
        "zh": "请继续办理；需要其他单位配合的，请联系热线增加协办单位。",
        "en": "Go on handling it; ask the hotline to add a supporting department where you need one.",
    }


class DeciderIsDispatcher(Refusal):
    """Whoever dispatched a work order does not decide whether that was right."""

    code = "decider_is_dispatcher"
    status = 403
    title = {
        "zh": "该工单由您派出，不能由您审核退单申请。",
        "en": "You dispatched this work order, so you cannot decide on its send-back.",
    }
    next_step = {
        "zh": "请由其他派单审核员处理。",
        "en": "Have another dispatch reviewer decide.",
    }


class DepartmentNotBelow(Refusal):
    """A department passes work orders on within its own tree only."""

    code = "department_not_below"
    status = 422
    title = {
        "zh": "“{department}”不是承办单位“{lead}”的下级单位。",
        "en": "“{department}” is not below “{lead}”, which leads this work order.",
    }
    next_step = {
        "zh": "请选择下级单位；应由其他单位办理的，请申请退单。",
        "en": "Choose a department below it, or send the work order back where another should have it.",
    }


class NoDepartmentBelow(Refusal):
    """No department stands below the one in the lead, so there is none to pass the work order on to."""

    code = "no_department_below"
    title = {"zh": "贵单位没有可以转办的下级单位。", "en": "There is no department below yours to pass it on to."}
    next_step = {
        "zh": "请直接办理；应由其他单位办理的，请申请退单。",
        "en": "Handle it, or send the work order back where another department should have it.",
    }


class OpinionNotAsked(Refusal):
    """The joint review did not ask the actor's department."""

    code = "opinion_not_asked"
    status = 403
    title = {
        "zh": "本次疑难件会商没有征求贵单位的意见。",
        "en": "This joint review did not ask your department for its opinion.",
    }
    next_step = {
        "zh": "如需参加会商，请联系热线会商组织人。",
        "en": "Ask the organiser at the hotline if your department should take part.",
    }


class OpinionAlreadyGiven(Refusal):
    """A department gives one opinion in a joint review."""

    code = "opinion_already_given"
    title = {
        "zh": "“{department}”已提交会商意见。",
        "en": "“{department}” has given its opinion already.",
    }
    next_step = {
        "zh": "意见不能更改；如有补充，请联系热线会商组织人。",
        "en": "An opinion stays as it is; tell the organiser at the hotline what you would add.",
    }


class AlreadyRecused(Refusal):
    """The person must not touch the work order already."""

    code = "already_recused"
    title = {
        "zh": "{person} 已对该工单回避。",
        "en": "{person} is recused from this work order already.",
    }
    next_step = {
        "zh": "无需重复登记。",
        "en": "There is nothing more to do.",
    }


class NeverDispatched(Refusal):
    """No department has handled the work order, so none can handle it again."""

    code = "never_dispatched"
    title = {"zh": "该工单没有承办单位，不能退给单位重办。", "en": "No department handled this work order."}
    next_step = {"zh": "请选择退回派单环节。", "en": "Reopen it for dispatch instead."}
