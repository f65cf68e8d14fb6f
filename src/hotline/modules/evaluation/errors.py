"""Refusals of evaluations."""

from hotline.kit.errors import Refusal


class SchemeNotFound(Refusal):
    """No scheme file bears that code."""

    code = "scheme_not_found"
    status = 404
    title = {"zh": "没有“{scheme}”这个评价方案。", "en": "There is no evaluation scheme “{scheme}”."}
    next_step = {
        "zh": "可用的方案：{known}。",
        "en": "The schemes are: {known}.",
    }


class EntryOvertaken(Refusal):
    """Somebody else entered a value for the same leaf at the same moment."""

    code = "entry_overtaken"
    title = {
        "zh": "“{leaf}”刚刚由他人填报，您的填报没有保存。",
        "en": "Somebody else has just entered “{leaf}”; yours was not kept.",
    }
    next_step = {
        "zh": "请刷新页面，查看最新填报后再决定是否更正。",
        "en": "Reload, look at the newest value, and correct it if you still need to.",
    }


class SchemeCodeTaken(Refusal):
    """A scheme or a draft of that code is there already."""

    code = "scheme_code_taken"
    title = {"zh": "方案代码“{scheme}”已经使用。", "en": "The scheme code “{scheme}” is taken."}
    next_step = {
        "zh": "请另取一个代码，或打开已有的方案修改。",
        "en": "Choose another code, or edit the scheme there is.",
    }


class DraftOvertaken(Refusal):
    """Somebody else saved the draft meanwhile."""

    code = "draft_overtaken"
    title = {
        "zh": "{name}已在您之后保存了这份方案，您的修改没有保存。",
        "en": "{name} has saved this scheme since you opened it; your changes were not saved.",
    }
    next_step = {
        "zh": "请先导出您的修改，再载入最新内容。",
        "en": "Export your changes first, then load the newest content.",
    }


class DraftNotInState(Refusal):
    """The draft waits for a decision, or it does not."""

    code = "draft_not_in_state"
    title = {
        "zh": "这份方案现在不能这样办理（当前状态：{state_zh}）。",
        "en": "This cannot be done with the scheme now: it is {state_en}.",
    }
    next_step = {"zh": "请刷新页面后按当前状态办理。", "en": "Reload, and go on from its present state."}


class DraftHasFaults(Refusal):
    """A draft with faults can be saved but not proposed."""

    code = "draft_has_faults"
    status = 422
    title = {"zh": "方案还有{count}处需要改正，不能提交。", "en": "The scheme still has {count} faults."}
    next_step = {"zh": "请逐条改正校验结果后再提交。", "en": "Mend what the check lists, then propose it again."}


class SameEyes(Refusal):
    """Whoever wrote or proposed a scheme does not approve it."""

    code = "same_eyes"
    title = {
        "zh": "参与编写或提交的人不能审批这份方案。",
        "en": "Whoever wrote or proposed the scheme cannot decide about it.",
    }
    next_step = {"zh": "请由另一位有审批权限的人员审批。", "en": "Have somebody else with that permission decide."}


class PeriodNotBegun(Refusal):
    """There is nothing to project before the period has begun."""

    code = "period_not_begun"
    title = {
        "zh": "评价期自{first_day}开始，尚无数据可供预测。",
        "en": "The period begins on {first_day}; there is nothing to project yet.",
    }
    next_step = {"zh": "请在评价期开始后再查看。", "en": "Look again once it has begun."}


class DeviationReasonsMissing(Refusal):
    """Leaves fell short and nobody has said why, which the form must tell."""

    code = "deviation_reasons_missing"
    title = {
        "zh": "{number}项指标未得满分，还没有填写偏差原因：{leaves}。",
        "en": "{number} indicators fell short and have no reason given: {leaves}.",
    }
    next_step = {
        "zh": "请在评分页逐项填写偏差原因和改进措施后再打印自评表。",
        "en": "Give each its reason and improvement on the scorecard's page, then print the form.",
    }


class DeviationNotAsked(Refusal):
    """A reason for a leaf that reached its full mark, or is not in the scheme."""

    code = "deviation_not_asked"
    status = 422
    title = {"zh": "方案中没有指标“{leaf}”。", "en": "The scheme has no leaf “{leaf}”."}
    next_step = {"zh": "请核对指标代码。", "en": "Check the leaf's code."}


class PaperUnknown(Refusal):
    """There is no paper of that kind."""

    code = "paper_unknown"
    status = 404
    title = {"zh": "没有“{kind}”这种文书。", "en": "There is no paper “{kind}”."}
    next_step = {"zh": "可打印的文书：{known}。", "en": "The papers are: {known}."}


class PaperDetailsMissing(Refusal):
    """A paper that is all about something that was not given."""

    code = "paper_details_missing"
    title = {"zh": "缺少打印“{paper_zh}”所需的{what_zh}。", "en": "“{paper_en}” needs {what_en}."}
    next_step = {
        "zh": "请先登记这些内容，或用 --details 提供（写法见《打印绩效文书》）。",
        "en": "Record it first, or give it with --details (docs/how-to/print-papers.md shows how).",
    }


class PaperDetailsUnreadable(Refusal):
    """The file with a paper's details is not as it must be."""

    code = "paper_details_unreadable"
    status = 422
    title = {
        "zh": "无法读取文书内容：{place}，{reason_zh}",
        "en": "The paper's details cannot be read: {place}, {reason_en}",
    }
    next_step = {
        "zh": "请对照《打印绩效文书》修改后重试。",
        "en": "Correct it as docs/how-to/print-papers.md shows, and try again.",
    }
