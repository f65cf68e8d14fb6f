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
