"""Refusals of steps on a work order."""

from hotline.kit.errors import Refusal


class StageNotReachable(Refusal):
    """The work order stands at a stage from which the step is not permitted: usually somebody else was first."""

    code = "stage_not_reachable"
    title = {
        "zh": "工单当前为“{current}”，不能进行“{step}”，可能已由他人处理。",
        "en": "The work order is at “{current}”; “{step}” is not possible, somebody else may have been first.",
    }
    next_step = {
        "zh": "请刷新工单查看最新进展，您填写的内容仍保留在页面上。",
        "en": "Reload the work order to see where it stands; what you typed is kept on the page.",
    }


class StaleVersion(Refusal):
    """The work order changed after the actor's page was loaded."""

    code = "stale_version"
    title = {
        "zh": "工单在您打开之后已有新的变化（您的版本 {seen}，最新版本 {current}）。",
        "en": "The work order has changed since you opened it (yours {seen}, now {current}).",
    }
    next_step = {
        "zh": "请刷新后确认再提交，您填写的内容仍保留在页面上。",
        "en": "Reload, check and submit again; what you typed is kept on the page.",
    }


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


class NotYourPart(Refusal):
    """The step belongs to the department in the lead, and the actor's department is not that."""

    code = "not_your_part"
    status = 403
    title = {
        "zh": "贵单位不是该工单的主办单位，不能进行这一步。",
        "en": "Your department does not lead this work order, so it cannot take this step.",
    }
    next_step = {
        "zh": "协办单位请提交协办意见；如认为应由贵单位主办，请联系派单员。",
        "en": "A supporting department replies in support; ask a dispatcher if yours should lead.",
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
    title = {"zh": "第二次延期须由上级审批人审批。", "en": "A second extension is decided by a higher approver."}
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
        "zh": "承诺办理期限最长九个月，最迟为 {latest_on}。",
        "en": "A promise reaches nine months at most: to {latest_on}.",
    }
    next_step = {"zh": "请改为该日期或更早的日期。", "en": "Choose that day or an earlier one."}


class AlreadyPromised(Refusal):
    """A promise is being kept: its day stands instead of the limit."""

    code = "already_promised"
    title = {"zh": "该工单已承诺于 {until_on} 前办结。", "en": "This work order is promised for {until_on} already."}
    next_step = {"zh": "请按承诺期限办理，并按月报告进展。", "en": "Keep to that day and report progress monthly."}


class NotSupporting(Refusal):
    """The step belongs to a department in support, and the actor's department is not one."""

    code = "not_supporting"
    status = 403
    title = {"zh": "贵单位不是该工单的协办单位。", "en": "Your department does not support this work order."}
    next_step = {"zh": "主办单位请直接办理和答复。", "en": "The department in the lead handles it and replies."}


class SupportAcknowledged(Refusal):
    """The supporting department has acknowledged its part before."""

    code = "support_acknowledged"
    title = {"zh": "贵单位的协办任务已经签收。", "en": "Your part has been acknowledged already."}
    next_step = {"zh": "请提交协办意见。", "en": "Reply in support."}


class ApprovalRequired(Refusal):
    """The department's replies leave it with its approving leader's consent only."""

    code = "approval_required"
    status = 403
    title = {"zh": "贵单位的答复须经审批领导同意。", "en": "Your department's replies need its leader's approval."}
    next_step = {"zh": "请改为提交审批。", "en": "Submit the reply for approval."}


class ReplyBlocked(Refusal):
    """The reply contains what must not leave the department: personal data, or a law that is not known."""

    code = "reply_blocked"
    status = 422
    title = {
        "zh": "答复中有必须修改的内容：{findings}。",
        "en": "The reply contains what must be changed: {findings}.",
    }
    next_step = {"zh": "请修改后重新提交。", "en": "Change it and submit again."}


class ReplyWarned(Refusal):
    """The reply check warns of something that the writer has neither changed nor overruled."""

    code = "reply_warned"
    title = {
        "zh": "答复中有需要确认的内容：{findings}。",
        "en": "The reply contains what you should confirm: {findings}.",
    }
    next_step = {
        "zh": "请修改，或逐项确认保留后提交（确认会留痕）。",
        "en": "Change it, or overrule each finding and submit; that is recorded.",
    }


class AttachmentTooLarge(Refusal):
    """The file is larger than an attachment may be."""

    code = "attachment_too_large"
    status = 413
    title = {"zh": "附件超过 {megabytes} MB。", "en": "The attachment is larger than {megabytes} MB."}
    next_step = {"zh": "请压缩或拆分后上传。", "en": "Compress or split it and upload again."}


class AttachmentNotAllowed(Refusal):
    """The file is of a kind that is not allowed, or its name claims another kind than its content is."""

    code = "attachment_not_allowed"
    status = 415
    title = {
        "zh": "“{name}”的类型不允许上传，或内容与扩展名不符。",
        "en": "“{name}” is of no permitted kind, or is not what its name says.",
    }
    next_step = {"zh": "请上传：{endings}。", "en": "Upload one of {endings}."}


class NeverDispatched(Refusal):
    """No department has handled the work order, so none can handle it again."""

    code = "never_dispatched"
    title = {"zh": "该工单没有承办单位，不能退给单位重办。", "en": "No department handled this work order."}
    next_step = {"zh": "请选择退回派单环节。", "en": "Reopen it for dispatch instead."}


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


class PublicationWithoutConsent(Refusal):
    """Nothing is published without the requester's separate consent (Personal Information Protection Law, art. 25)."""

    code = "publication_without_consent"
    title = {"zh": "诉求人未同意公开，不能公开该工单。", "en": "The requester has not consented to publication."}
    next_step = {"zh": "请先取得诉求人的单独同意。", "en": "Obtain the requester's separate consent first."}


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


class CalendarUpToDate(Refusal):
    """Every running clock was reckoned with the newest calendar."""

    code = "calendar_up_to_date"
    title = {
        "zh": "计时均已按最新的工作日历计算，无须重算。",
        "en": "Every clock is reckoned with the newest calendar.",
    }
    next_step = {"zh": "发布新的工作日历后再重算。", "en": "Recalculate after a newer calendar is published."}


class NothingChanged(Refusal):
    """The amendment leaves everything as it is."""

    code = "nothing_changed"
    status = 422
    title = {"zh": "更正内容与原内容相同。", "en": "The amendment changes nothing."}
    next_step = {
        "zh": "请修改需要更正的内容后再提交。",
        "en": "Change what is to be corrected, then submit.",
    }


class MergedIntoItself(Refusal):
    """A work order cannot be merged into itself."""

    code = "merged_into_itself"
    status = 422
    title = {"zh": "工单不能并入自身。", "en": "A work order cannot be merged into itself."}
    next_step = {"zh": "请选择另一件工单作为主单。", "en": "Choose another work order as the main one."}


class MainIsMerged(Refusal):
    """The chosen main work order is itself merged into another: merges make no chains."""

    code = "main_is_merged"
    title = {
        "zh": "工单“{main}”已并入其他工单，不能作为主单。",
        "en": "Work order “{main}” is itself merged into another and cannot be the main one.",
    }
    next_step = {
        "zh": "请直接并入“{main}”所并入的主单。",
        "en": "Merge into the main work order of “{main}” instead.",
    }


class MainIsClosed(Refusal):
    """The chosen main work order is not open any more, so nothing would be handled for the duplicate."""

    code = "main_is_closed"
    title = {
        "zh": "工单“{main}”已不在办理中，不能再并入。",
        "en": "Work order “{main}” is not open any more; nothing can be merged into it.",
    }
    next_step = {
        "zh": "请将本工单单独办理，或先重办“{main}”。",
        "en": "Handle this work order by itself, or reopen “{main}” first.",
    }


class HasDuplicates(Refusal):
    """Other work orders are merged into this one and would be left without handling."""

    code = "has_duplicates"
    title = {
        "zh": "有 {duplicates} 件工单并入本工单，不能进行这一步。",
        "en": "{duplicates} work orders are merged into this one, so this step is not possible.",
    }
    next_step = {
        "zh": "请先解除并入，或将这些工单另行处理。",
        "en": "Undo those merges first.",
    }


class SecrecyDiffers(Refusal):
    """A confidential work order is merged only with one that is confidential towards the same department."""

    code = "secrecy_differs"
    title = {
        "zh": "两件工单的保密要求或被反映单位不同，不能合并。",
        "en": "The two work orders differ in secrecy or in the department accused and cannot be merged.",
    }
    next_step = {
        "zh": "请分别办理，以免泄露诉求人信息。",
        "en": "Handle them apart, so that no requester is exposed.",
    }


class NotAPart(Refusal):
    """The work order was not split from another, so there is nothing to rejoin."""

    code = "not_a_part"
    title = {"zh": "该工单不是由其他工单拆分而来。", "en": "The work order was not split from another."}
    next_step = {
        "zh": "如需与其他工单一并办理，请使用并单。",
        "en": "Merge it where it should be handled together with another.",
    }


class SourceIsClosed(Refusal):
    """The work order that the part was split from is not open any more: the matter would be lost."""

    code = "source_is_closed"
    title = {
        "zh": "原工单“{source}”已不在办理中，不能收回拆分的事项。",
        "en": "Work order “{source}”, from which this was split, is not open any more.",
    }
    next_step = {"zh": "请将本工单单独办理。", "en": "Handle this work order by itself."}
