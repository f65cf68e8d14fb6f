"""Refusals of surveys."""

from hotline.kit.errors import Refusal


class DesignRefused(Refusal):
    """A questionnaire's design contradicts itself."""

    code = "questionnaire_design_refused"
    status = 422
    title = {"zh": "问卷设计有误：第{place}题，{reason_zh}", "en": "Question {place}: {reason_en}"}
    next_step = {"zh": "请修改后重新提交。", "en": "Correct it and submit again."}


class AnswersRefused(Refusal):
    """An answer is missing, not among the options, or to a question that was not asked."""

    code = "survey_answers_refused"
    status = 422
    title = {"zh": "第{place}题：{reason_zh}", "en": "Question {place}: {reason_en}"}
    next_step = {"zh": "请修改后提交，已填写的内容不会丢失。", "en": "Correct it; nothing is lost."}


class VersionDecided(Refusal):
    """The version was published or returned already."""

    code = "questionnaire_version_decided"
    title = {"zh": "这一版问卷已经有了决定。", "en": "This version is decided already."}
    next_step = {"zh": "需要修改的，请提交新的一版。", "en": "Propose another version to change it."}


class OwnDesign(Refusal):
    """Nobody publishes the questionnaire that he designed."""

    code = "own_questionnaire"
    status = 403
    title = {"zh": "设计问卷的人不能自己发布。", "en": "Whoever designed it may not publish it."}
    next_step = {"zh": "请由另一位有权限的人员审核发布。", "en": "Ask somebody else to publish it."}


class QuestionnaireNotPublished(Refusal):
    """A survey is opened only with a published version."""

    code = "questionnaire_not_published"
    title = {"zh": "这一版问卷还没有发布。", "en": "This version is not published."}
    next_step = {"zh": "请先审核发布。", "en": "Have it published first."}


class SurveyLinkUnknown(Refusal):
    """No survey has that link."""

    code = "survey_link_unknown"
    status = 404
    title = {"zh": "没有找到这份问卷。", "en": "There is no such survey."}
    next_step = {
        "zh": "请核对链接是否完整；有事请拨打12345。",
        "en": "Check that the link is whole, or call 12345.",
    }


class SurveyNotOpen(Refusal):
    """The survey has not begun yet, or is over."""

    code = "survey_not_open"
    title = {"zh": "这份问卷现在不能填写。", "en": "This survey is not open."}
    next_step = {"zh": "感谢您的关注；有事请拨打12345。", "en": "Thank you; call 12345 if you need anything."}


class InvitationUsed(Refusal):
    """The invitation was answered already."""

    code = "survey_invitation_used"
    title = {"zh": "您已经填写过这份问卷。", "en": "You have answered this survey already."}
    next_step = {"zh": "谢谢您的参与。", "en": "Thank you for taking part."}


class NobodyToInvite(Refusal):
    """Nothing was completed in the period whose requester may be asked."""

    code = "nobody_to_invite"
    title = {"zh": "所选时段内没有可邀请的诉求人。", "en": "There is nobody to invite in that period."}
    next_step = {"zh": "请改选时段，或使用公开链接。", "en": "Choose another period, or an open link."}


class SurveyPeriodRefused(Refusal):
    """The survey ends before it begins, or before now."""

    code = "survey_period_refused"
    status = 422
    title = {"zh": "问卷的起止时间不对。", "en": "The survey's period is not valid."}
    next_step = {"zh": "结束时间应晚于开始时间和现在。", "en": "It must end after it begins, and after now."}
