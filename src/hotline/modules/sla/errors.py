"""Refusals of limit rules."""

from hotline.kit.errors import Refusal


class LimitRuleExists(Refusal):
    """Another rule has that code, or an open rule has the same conditions."""

    code = "limit_rule_exists"
    title = {
        "zh": "已有时限规则“{rule}”使用相同的代码或相同的适用条件。",
        "en": "The limit rule “{rule}” has the same code or the same conditions already.",
    }
    next_step = {
        "zh": "如需调整时限，请修订原规则；否则请更换代码或适用条件。",
        "en": "Replace that rule to change its limit, or choose another code or other conditions.",
    }


class LimitRuleClosed(Refusal):
    """The rule has ended, or its end is set, so nothing can be changed about it."""

    code = "limit_rule_closed"
    title = {
        "zh": "时限规则“{rule}”已定于 {valid_to} 停用。",
        "en": "The limit rule “{rule}” ends on {valid_to}.",
    }
    next_step = {
        "zh": "请新建一条规则。",
        "en": "Write a new rule.",
    }


class LimitRuleRetroactive(Refusal):
    """A rule cannot begin, change or end in the past: limits that were promised stay."""

    code = "limit_rule_retroactive"
    status = 422
    title = {
        "zh": "日期 {day} 过早，时限规则的变动最早从 {earliest} 起。",
        "en": "The day {day} is too early; a limit rule changes on {earliest} at the earliest.",
    }
    next_step = {
        "zh": "请改用该日期或以后的日期；已发出的时限不受影响。",
        "en": "Choose that day or a later one; limits already given are not affected.",
    }


class HandlingPolicyRetroactive(Refusal):
    """A version of the handling policy cannot begin in the past: what was decided stands."""

    code = "handling_policy_retroactive"
    status = 422
    title = {
        "zh": "办理参数最早自 {earliest} 起调整。",
        "en": "The handling policy changes on {earliest} at the earliest.",
    }
    next_step = {
        "zh": "请改用该日期或以后的日期；已作出的决定不受影响。",
        "en": "Choose that day or a later one; decisions already taken stand.",
    }


class HandlingPolicyUnchanged(Refusal):
    """The numbers are those that hold on that day already."""

    code = "handling_policy_unchanged"
    title = {"zh": "各项参数与当日生效的版本相同。", "en": "These are the numbers that hold on that day already."}
    next_step = {"zh": "请修改需要调整的参数后再发布。", "en": "Change what is to change, then publish."}
