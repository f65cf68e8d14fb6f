"""Refusals of the process around a score."""

from hotline.kit.errors import Refusal


class MoveNotReachable(Refusal):
    """The record's state does not permit this any more, or not yet."""

    code = "appraisal_move_not_reachable"
    title = {
        "zh": "现在的状态（{current}）不能进行这一步（{move}）。",
        "en": "The state “{current}” does not permit “{move}”.",
    }
    next_step = {"zh": "请刷新页面，查看最新状态。", "en": "Reload and look at where it stands."}


class OwnWork(Refusal):
    """Nobody reviews, approves or decides what he brought in himself."""

    code = "appraisal_own_work"
    status = 403
    title = {"zh": "这一步不能由经办前一步的人自己进行。", "en": "Whoever did the step before may not take this one."}
    next_step = {"zh": "请由另一位有权限的人员办理。", "en": "Ask somebody else who is permitted to."}


class TargetsUndecided(Refusal):
    """Another table of targets of the scheme awaits its review or approval."""

    code = "targets_undecided"
    title = {
        "zh": "该方案第{version}版目标表还没有批复。",
        "en": "Version {version} of the scheme's targets is not decided yet.",
    }
    next_step = {"zh": "请先批复或退回该版目标表。", "en": "Approve or return that version first."}


class TargetsIncomplete(Refusal):
    """The table leaves indicators of the scheme without a target, or names what the scheme does not have."""

    code = "targets_incomplete"
    status = 422
    title = {
        "zh": "目标表与方案的指标不一致：{leaves}。",
        "en": "The targets do not cover the scheme's indicators: {leaves}.",
    }
    next_step = {
        "zh": "请为每项指标各填一个目标，不多不少。",
        "en": "Give each indicator exactly one target.",
    }


class NothingAdjusted(Refusal):
    """An adjustment names the targets that hold already."""

    code = "nothing_adjusted"
    status = 422
    title = {"zh": "目标没有任何变化。", "en": "No target is changed."}
    next_step = {"zh": "请修改至少一项目标后再提交。", "en": "Change at least one target."}


class AdjustmentTooLate(Refusal):
    """The period that the targets are for is over."""

    code = "adjustment_too_late"
    title = {"zh": "评价年度已于{last_day}结束，不能再调整目标。", "en": "The period ended on {last_day}."}
    next_step = {
        "zh": "请在自评中说明偏差原因。",
        "en": "Explain the deviation in the self-evaluation instead.",
    }


class AdjustmentReasonMissing(Refusal):
    """A mid-year adjustment needs its reason."""

    code = "adjustment_reason_missing"
    status = 422
    title = {"zh": "年中调整目标需要说明原因。", "en": "An adjustment in mid-year needs its reason."}
    next_step = {"zh": "请填写调整原因和依据。", "en": "Say why, and on what ground."}


class DeviationsUnexplained(Refusal):
    """Leaves that fall short of their weight have no reason for it."""

    code = "deviations_unexplained"
    status = 422
    title = {
        "zh": "以下指标未得满分，但没有填写偏差原因：{leaves}。",
        "en": "These leaves fall short and have no reason: {leaves}.",
    }
    next_step = {"zh": "请逐项填写偏差原因和改进措施。", "en": "Give each its reason and measure."}


class SelfEvaluationMissing(Refusal):
    """The scheme has no self-evaluation, or the one named is not the newest."""

    code = "self_evaluation_missing"
    title = {"zh": "该方案还没有提交自评。", "en": "No self-evaluation of this scheme was submitted."}
    next_step = {"zh": "请先提交自评。", "en": "Submit one first."}


class MarkBeyondWeight(Refusal):
    """A reviewed mark lies outside the scheme's scale."""

    code = "mark_beyond_weight"
    status = 422
    title = {"zh": "审核分数应在0到{weight}之间。", "en": "The mark must lie between 0 and {weight}."}
    next_step = {"zh": "请修改审核分数。", "en": "Correct the mark."}


class StageOutOfOrder(Refusal):
    """Stages before this one are not finished."""

    code = "stage_out_of_order"
    title = {"zh": "前面的阶段还没有完成：{stages_zh}。", "en": "Stages before it are not finished: {stages_en}."}
    next_step = {"zh": "请先完成，或说明原因后跳过。", "en": "Finish them, or skip them with a reason."}


class StageUnfinished(Refusal):
    """What the stage is for is not done."""

    code = "stage_unfinished"
    title = {"zh": "本阶段还有事项没有完成：{reason_zh}", "en": "Something of this stage is not done: {reason_en}"}
    next_step = {"zh": "请补充后再结束本阶段。", "en": "Do it, then finish the stage."}


class StageCannotBeSkipped(Refusal):
    """A plan, a draft, the reviews and the final conclusion belong to every project."""

    code = "stage_cannot_be_skipped"
    title = {"zh": "这个阶段不能跳过。", "en": "This stage cannot be skipped."}
    next_step = {"zh": "请按程序完成。", "en": "Go through with it."}


class PlanDatesOutOfOrder(Refusal):
    """A stage ends before it begins, or begins before the stage before it."""

    code = "plan_dates_out_of_order"
    status = 422
    title = {"zh": "阶段“{stage_zh}”的日期先后不对。", "en": "The dates of the stage “{stage_en}” are out of order."}
    next_step = {"zh": "请修改各阶段的起止日期。", "en": "Correct the dates."}


class ProjectIsFinal(Refusal):
    """The project has its conclusion; nothing is added to it."""

    code = "project_is_final"
    title = {"zh": "项目已经定稿。", "en": "The project is final."}
    next_step = {"zh": "对结果有异议的，请在期限内申诉。", "en": "Appeal within the limit if you disagree."}


class ProjectNotFinal(Refusal):
    """Only a final result can be appealed against or used."""

    code = "project_not_final"
    title = {"zh": "项目还没有定稿。", "en": "The project is not final yet."}
    next_step = {"zh": "请等待定稿。", "en": "Wait for its conclusion."}


class NoWorkOrdersToSample(Refusal):
    """Nothing was completed in the period that may be sampled."""

    code = "no_work_orders_to_sample"
    title = {"zh": "所选时段内没有可抽查的办结工单。", "en": "Nothing was completed in that period."}
    next_step = {"zh": "请改选时段。", "en": "Choose another period."}


class AppealTooLate(Refusal):
    """The limit within which a mark can be appealed against is over."""

    code = "appeal_too_late"
    title = {"zh": "申诉期限已于{until}届满。", "en": "The limit for an appeal ended on {until}."}
    next_step = {
        "zh": "可向评价组织单位书面反映。",
        "en": "Write to the body that organised the evaluation.",
    }


class AppealStands(Refusal):
    """The same mark is being appealed against already."""

    code = "appeal_stands"
    title = {"zh": "这项指标已有申诉在处理。", "en": "An appeal against this mark is being decided."}
    next_step = {"zh": "请等待答复。", "en": "Wait for its answer."}


class LeafUnknown(Refusal):
    """The scorecard has no such leaf."""

    code = "leaf_unknown"
    status = 422
    title = {"zh": "评分表中没有指标“{leaf}”。", "en": "The scorecard has no leaf “{leaf}”."}
    next_step = {"zh": "请从评分表中选择指标。", "en": "Choose a leaf of the scorecard."}


class MarkUnchanged(Refusal):
    """An appeal is accepted, but the mark would stay as it is."""

    code = "mark_unchanged"
    title = {
        "zh": "接受申诉后“{leaf}”的得分没有变化。",
        "en": "The mark of “{leaf}” would stay as it is.",
    }
    next_step = {
        "zh": "请先更正该指标的填报值，再接受申诉；或驳回申诉。",
        "en": "Correct the entered value first, or reject the appeal.",
    }


class SheetUnknown(Refusal):
    """There is no such list of third-party indicators."""

    code = "sheet_unknown"
    status = 404
    title = {"zh": "没有监理考核表“{sheet}”。", "en": "There is no sheet “{sheet}”."}
    next_step = {"zh": "可用的考核表：{known}。", "en": "The sheets are: {known}."}


class SheetLineRefused(Refusal):
    """An entered line is unknown, computed from records, or without evidence."""

    code = "sheet_line_refused"
    status = 422
    title = {"zh": "指标“{line}”：{reason_zh}", "en": "Indicator “{line}”: {reason_en}"}
    next_step = {"zh": "请修改后重新提交。", "en": "Correct it and submit again."}


class BaseDataRefused(Refusal):
    """A figure of the base-data form is unknown or not of its kind."""

    code = "base_data_refused"
    status = 422
    title = {"zh": "基础数据“{item}”：{reason_zh}", "en": "Base data “{item}”: {reason_en}"}
    next_step = {"zh": "请对照采集表修改。", "en": "Correct it by the form."}


class Overtaken(Refusal):
    """Somebody else entered the same at the same moment."""

    code = "appraisal_overtaken"
    title = {
        "zh": "刚刚由他人填报，您的填报没有保存。",
        "en": "Somebody else has just entered this; yours was not kept.",
    }
    next_step = {
        "zh": "请刷新页面，查看最新填报后再决定是否更正。",
        "en": "Reload, look at the newest, and correct it if you still need to.",
    }


class SurveyNotClosed(Refusal):
    """A survey feeds a scheme only once it is closed: until then its value would change."""

    code = "survey_not_closed"
    title = {"zh": "问卷还没有结束。", "en": "The survey is still open."}
    next_step = {"zh": "请在问卷结束后再取用结果。", "en": "Use its result once it is closed."}


class SurveyWithoutValue(Refusal):
    """The survey yields no value: nobody answered, or too few."""

    code = "survey_without_value"
    title = {
        "zh": "有效问卷{n}份，少于最低要求{least}份，不能作为评价依据。",
        "en": "{n} answers are fewer than the {least} that are required.",
    }
    next_step = {"zh": "请延长调查或扩大发放范围。", "en": "Ask more people."}


class BaseDataSheetUnreadable(Refusal):
    """A workbook in which no figure of the base-data form was found."""

    code = "base_data_sheet_unreadable"
    status = 422
    title = {
        "zh": "没有在工作簿中找到基础数据：需要一行年份（如2023年）和写有项目名称的各行。",
        "en": "No base data was found: the workbook needs a row of years and rows that name the form's items.",
    }
    next_step = {
        "zh": "请按页面上的项目名称填写后重新选择文件，或直接在页面填报。",
        "en": "Name the rows as on the page and choose the file again, or enter the figures on the page.",
    }
