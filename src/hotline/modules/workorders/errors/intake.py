"""Refusals of corrections, merges and splits."""

from hotline.kit.errors import Refusal


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
