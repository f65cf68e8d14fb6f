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
