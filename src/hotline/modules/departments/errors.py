"""Refusals of the tree of departments."""

from hotline.kit.errors import Refusal


class DepartmentNotSound(Refusal):
    """A department that does not fit into the tree."""

    code = "department_not_sound"
    status = 422
    title = {"zh": "机构有误：{reason_zh}。", "en": "The department is not valid: {reason_en}."}
    next_step = {"zh": "请修改后重新保存。", "en": "Correct it and save again."}


class DepartmentClosed(Refusal):
    """Nothing is changed about a department that is closed."""

    code = "department_closed"
    title = {"zh": "“{department}”已于 {closed_on} 撤销。", "en": "“{department}” was closed on {closed_on}."}
    next_step = {"zh": "如需恢复，请先重新启用该机构。", "en": "Open it again first if it is to be changed."}
