"""Refusals of applications and of what changes a due moment."""

from hotline.kit.errors import Refusal


class OwnApplication(Refusal):
    """Nobody decides what he himself applied for or wrote."""

    code = "own_application"
    status = 403
    title = {"zh": "不能审批自己提出的申请。", "en": "You cannot decide your own application."}
    next_step = {"zh": "请由其他有权限的人员审批。", "en": "Have somebody else who may decide it do so."}


class NoOpenApplication(Refusal):
    """There is no application of the kind to decide: none was made, or it has been decided."""

    code = "no_open_application"
    title = {
        "zh": "没有待审批的申请，可能已由他人审批。",
        "en": "No application is open; somebody else may have decided.",
    }
    next_step = {"zh": "请刷新工单查看审批结果。", "en": "Reload the work order to see the decision."}


class ApplicationOpen(Refusal):
    """An application of the kind is still open."""

    code = "application_open"
    title = {"zh": "已有同类申请正在审批。", "en": "An application of this kind is open already."}
    next_step = {
        "zh": "请等待审批结果，不必重复提交。",
        "en": "Wait for the decision; there is no need to apply again.",
    }


class ExtensionTooLate(Refusal):
    """An extension is applied for before the limit runs out, not afterwards."""

    code = "extension_too_late"
    title = {
        "zh": "办理时限已于 {due_at} 届满，不能再申请延期。",
        "en": "The limit ran out at {due_at}; it cannot be extended.",
    }
    next_step = {"zh": "请尽快办理并答复。", "en": "Handle the matter and reply as soon as you can."}


class ExtensionTooLong(Refusal):
    """One extension adds no more than the handling policy allows; `most` counts in the unit of the limit."""

    code = "extension_too_long"
    status = 422
    title = {
        "zh": "一次延期最多 {most}（与时限单位相同）。",
        "en": "One extension adds {most} at most, in the unit of the limit.",
    }
    next_step = {"zh": "请缩短延期。", "en": "Ask for less."}


class NoFurtherExtension(Refusal):
    """The work order was extended as often as it can be."""

    code = "no_further_extension"
    title = {
        "zh": "该工单已延期 {extensions} 次，不能再次延期。",
        "en": "It was extended {extensions} times; there is no further one.",
    }
    next_step = {
        "zh": "请按期答复；属历史遗留问题的，可申请承诺办理。",
        "en": "Reply in time; for a legacy matter, request a promise.",
    }


class HigherApproverRequired(Refusal):
    """A second extension is decided by the head of the hotline."""

    code = "higher_approver_required"
    status = 403
    title = {"zh": "本次延期须由上级审批人审批。", "en": "This extension is decided by a higher approver."}
    next_step = {"zh": "请转热线负责人审批。", "en": "Leave it to the head of the hotline."}


class SuspensionTooLong(Refusal):
    """The suspension, or all of the work order's together, would be longer than the policy allows."""

    code = "suspension_too_long"
    status = 422
    title = {
        "zh": "挂起时间过长：每次最多 {working_days} 个工作日，累计最多 {total_days} 个自然日。",
        "en": "Too long: at most {working_days} working days each time and {total_days} natural days in all.",
    }
    next_step = {"zh": "请缩短挂起天数，或申请延期。", "en": "Choose fewer days, or request an extension."}


class PromiseTooLong(Refusal):
    """A promise reaches nine months ahead at most."""

    code = "promise_too_long"
    status = 422
    title = {
        "zh": "承诺办理期限最长 {months} 个月，最迟为 {latest_on}。",
        "en": "A promise reaches {months} months at most: to {latest_on}.",
    }
    next_step = {"zh": "请改为该日期或更早的日期。", "en": "Choose that day or an earlier one."}


class PromiseTooLate(Refusal):
    """The limit has run out: what is overdue is not promised away."""

    code = "promise_too_late"
    title = {
        "zh": "办理时限已于 {due_at} 到期，不能再申请承诺办理。",
        "en": "The limit ran out at {due_at}; a promise cannot be applied for any more.",
    }
    next_step = {
        "zh": "请尽快答复；遗留问题由热线督办。",
        "en": "Reply as soon as possible; the hotline supervises what remains.",
    }


class AlreadyPromised(Refusal):
    """A promise is being kept: its day stands instead of the limit."""

    code = "already_promised"
    title = {"zh": "该工单已承诺于 {until_on} 前办结。", "en": "This work order is promised for {until_on} already."}
    next_step = {"zh": "请按承诺期限办理，并按月报告进展。", "en": "Keep to that day and report progress monthly."}


class AlreadyExcluded(Refusal):
    """The work order is left out of the rates already."""

    code = "already_excluded"
    title = {"zh": "该工单已剔除，不再计入考核。", "en": "This work order is excluded from the rates already."}
    next_step = {"zh": "无需再次申请。", "en": "There is no need to apply again."}


class CalendarUpToDate(Refusal):
    """Every running clock was reckoned with the newest calendar."""

    code = "calendar_up_to_date"
    title = {
        "zh": "计时均已按最新的工作日历计算，无须重算。",
        "en": "Every clock is reckoned with the newest calendar.",
    }
    next_step = {"zh": "发布新的工作日历后再重算。", "en": "Recalculate after a newer calendar is published."}
