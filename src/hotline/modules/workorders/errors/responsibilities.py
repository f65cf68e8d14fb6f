"""Refusals of changes to the responsibility list."""

from hotline.kit.errors import Refusal


class ResponsibilityExists(Refusal):
    """Another line of the responsibility list has that code or says the same."""

    code = "responsibility_exists"
    title = {
        "zh": "责任清单中已有代码或适用范围相同的条目“{entry}”。",
        "en": "The responsibility list has a line with that code or for the same remit already: “{entry}”.",
    }
    next_step = {
        "zh": "如需调整，请修订原条目；否则请更换代码或适用范围。",
        "en": "Replace that line to change it, or choose another code or remit.",
    }


class ResponsibilityClosed(Refusal):
    """The line has ended, or its end is set, so nothing can be changed about it."""

    code = "responsibility_closed"
    title = {
        "zh": "责任清单条目“{entry}”已定于 {valid_to} 停用。",
        "en": "The line “{entry}” of the responsibility list ends on {valid_to}.",
    }
    next_step = {
        "zh": "请新建一个条目。",
        "en": "Write a new line.",
    }


class ResponsibilityRetroactive(Refusal):
    """A line cannot begin, change or end in the past: what was dispatched by it stays."""

    code = "responsibility_retroactive"
    status = 422
    title = {
        "zh": "日期 {day} 过早，责任清单的变动最早从 {earliest} 起。",
        "en": "The day {day} is too early; the responsibility list changes on {earliest} at the earliest.",
    }
    next_step = {
        "zh": "请改用该日期或以后的日期；已派出的工单不受影响。",
        "en": "Choose that day or a later one; work orders already dispatched are not affected.",
    }
