"""Refusals about requesters."""

from hotline.kit.errors import Refusal


class CreditCodeInvalid(Refusal):
    """The unified social credit code is mistyped: its shape is wrong, or its check character does not agree."""

    code = "credit_code_invalid"
    status = 422
    title = {
        "zh": "统一社会信用代码“{unified_credit_code}”不正确，校验未通过。",
        "en": "“{unified_credit_code}” is not a unified social credit code: its check character does not agree.",
    }
    next_step = {
        "zh": "请对照营业执照核对18位代码；暂时不清楚的可以不填。",
        "en": "Compare the 18 characters with the business licence, or leave it out for now.",
    }


class PersonWithCreditCode(Refusal):
    """A credit code was given for a person; only enterprises and organisations have one."""

    code = "person_with_credit_code"
    status = 422
    title = {
        "zh": "个人诉求人没有统一社会信用代码。",
        "en": "A person has no unified social credit code.",
    }
    next_step = {
        "zh": "如为企业或组织，请将诉求人类型改为“企业、组织”；否则请清空该项。",
        "en": "Choose “enterprise” where it is one; otherwise leave the code out.",
    }


class AlreadyListed(Refusal):
    """The enterprise is on the red list already for part of that time."""

    code = "already_listed"
    title = {
        "zh": "“{name}”在该时段内已在重点企业红名单中。",
        "en": "“{name}” is already on the list of key enterprises for part of that time.",
    }
    next_step = {
        "zh": "如需变更，请先移出红名单，再重新列入。",
        "en": "Remove it from the list first, then list it anew.",
    }


class NotListed(Refusal):
    """The enterprise is not on the red list, or not any more."""

    code = "not_listed"
    title = {
        "zh": "“{unified_credit_code}”目前不在重点企业红名单中，可能已被移出。",
        "en": "“{unified_credit_code}” is not on the list of key enterprises; it may have been removed already.",
    }
    next_step = {"zh": "请刷新红名单查看。", "en": "Reload the list."}
