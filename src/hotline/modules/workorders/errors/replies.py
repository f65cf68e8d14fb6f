"""Refusals of replies and attachments."""

from hotline.kit.errors import Refusal


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
