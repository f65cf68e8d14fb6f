"""Refusals of contracts and money."""

from hotline.kit.errors import Refusal


class FeeTermsNotInOrder(Refusal):
    """Terms by which a mark turns into money have gaps, or pay more for less."""

    code = "fee_terms_not_in_order"
    status = 422
    title = {
        "zh": "考核结果与费用的挂钩办法有误：分档与按分扣减只能选一种，各档须从高到低，最后一档不写界限。",
        "en": "The fee terms do not hold: bands that fall, of which only the last has no bound, or a share per point.",
    }
    next_step = {"zh": "请修改后重新发布。", "en": "Correct them and publish again."}


class ChainNotInOrder(Refusal):
    """A chain of approvals cannot work."""

    code = "approval_chain_not_in_order"
    status = 422
    title = {
        "zh": "审批链有误：至少两个环节，代码不能重复，岗位须存在（不存在的：{unknown}）。",
        "en": "The chain does not hold: two steps or more, each once, with roles that exist (unknown: {unknown}).",
    }
    next_step = {"zh": "请修改后重新发布。", "en": "Correct it and publish again."}


class OwnRequest(Refusal):
    """Nobody approves his own request."""

    code = "own_payment_request"
    status = 403
    title = {
        "zh": "支付申请由您本人提交，不能由您审批或支付。",
        "en": "You submitted this payment request, so you cannot decide on it.",
    }
    next_step = {"zh": "请由其他有权限的人员办理。", "en": "Have somebody else do it."}


class SignedAlready(Refusal):
    """Nobody approves twice."""

    code = "payment_request_signed_already"
    status = 403
    title = {"zh": "您已在前面的环节签过，不能再次审批。", "en": "You have signed this request at an earlier step."}
    next_step = {"zh": "请由本环节的其他人员审批。", "en": "Have somebody else sign this step."}


class NotYourTurn(Refusal):
    """The signature that is due is not the actor's to give."""

    code = "not_your_signature"
    status = 403
    title = {"zh": "当前环节“{step_zh}”不由您审批。", "en": "The step “{step_en}” is not yours to sign."}
    next_step = {"zh": "请由该环节的人员审批。", "en": "Have somebody of that step sign."}


class RequestNotReachable(Refusal):
    """A payment request stands where this is not possible."""

    code = "payment_request_not_reachable"
    title = {
        "zh": "支付申请当前为“{state_zh}”，不能进行这一步，可能已由他人处理。",
        "en": "The payment request is {state_en}; this is not possible now, somebody else may have been first.",
    }
    next_step = {"zh": "请刷新查看最新进展。", "en": "Reload to see where it stands."}


class BeyondContract(Refusal):
    """More is asked for than the contract has left."""

    code = "beyond_contract"
    title = {
        "zh": "申请 {amount} 元，超出合同余额 {left} 元（已申请和已支付的都计入）。",
        "en": "{amount} yuan exceed the {left} yuan left of the contract (requested and paid both count).",
    }
    next_step = {
        "zh": "请核对金额；确需增加的，先签订补充合同。",
        "en": "Check the amount; where more is needed, sign a supplement first.",
    }


class HeldUntilAssessed(Refusal):
    """The money waits for the vendor's assessment."""

    code = "held_until_assessed"
    title = {
        "zh": "管理费等留存部分须在考核后发放：目前可支付 {left} 元，申请 {amount} 元。",
        "en": "Held parts are paid after the assessment: {left} yuan may be paid now, {amount} are asked for.",
    }
    next_step = {"zh": "请先完成对供应商的考核，再申请支付。", "en": "Assess the vendor first."}


class BeyondBudget(Refusal):
    """More is asked for than the budget line has left."""

    code = "beyond_budget"
    title = {
        "zh": "预算科目“{line}”{year}年可用余额 {left} 元，不足 {amount} 元。",
        "en": "The line “{line}” has {left} yuan left of {year}, less than {amount}.",
    }
    next_step = {
        "zh": "请先按规定办理预算调整或调剂，再提交。",
        "en": "Have the budget adjusted or moved first.",
    }


class PartsDoNotAddUp(Refusal):
    """The parts of a contract do not make up its amount, and nobody said why."""

    code = "contract_parts_do_not_add_up"
    status = 422
    title = {
        "zh": "各部分之和为 {parts} 元，合同金额为 {amount} 元，两者不等。",
        "en": "The parts add up to {parts} yuan, the contract is {amount}.",
    }
    next_step = {
        "zh": "请核对；合同文本确实如此的，请在说明中写明，系统将列为待说明事项。",
        "en": "Check them; where the signed text says so, write a note, and it stays on the list of findings.",
    }


class ProcurementRunsBackwards(Refusal):
    """A step would be earlier than the one before it, or later than the one after."""

    code = "procurement_runs_backwards"
    title = {
        "zh": "采购环节“{step_zh}”的日期与“{other_zh}”（{other_on}）前后颠倒。",
        "en": "The day of “{step_en}” contradicts that of “{other_en}” ({other_on}).",
    }
    next_step = {"zh": "请核对两个环节的日期和文号。", "en": "Check both days and documents."}


class StepTakenAlready(Refusal):
    """The step is written down already."""

    code = "procurement_step_taken"
    title = {"zh": "采购环节“{step_zh}”已登记。", "en": "The step “{step_en}” is written down already."}
    next_step = {"zh": "请刷新查看。", "en": "Reload to see it."}


class EntryReversedAlready(Refusal):
    """A budget entry that was reversed, or is a reversal, is not reversed again."""

    code = "budget_entry_reversed"
    title = {
        "zh": "这条预算记录已被冲销，或本身就是冲销。",
        "en": "This budget entry was reversed already, or is a reversal itself.",
    }
    next_step = {"zh": "请刷新查看；需要时登记新的一条。", "en": "Reload; write a new entry where one is needed."}


class CodeTaken(Refusal):
    """The number is in use."""

    code = "contract_code_taken"
    title = {"zh": "编号“{number}”已被使用。", "en": "“{number}” is in use already."}
    next_step = {"zh": "请换一个编号，或打开已有的记录。", "en": "Choose another, or open what there is."}


class AssessedAlready(Refusal):
    """The vendor was assessed for the period already."""

    code = "vendor_assessed_already"
    title = {
        "zh": "该合同 {first_day} 至 {last_day} 已有考核结果。",
        "en": "The contract was assessed for {first_day} to {last_day} already.",
    }
    next_step = {"zh": "如需更正，请使用“更正考核”。", "en": "Correct that assessment instead."}


class NoAssessmentScheme(Refusal):
    """Nothing is published by which the vendor could be assessed."""

    code = "no_assessment_scheme"
    title = {"zh": "没有发布代码为“{scheme}”的考核方案。", "en": "No assessment scheme “{scheme}” is published."}
    next_step = {"zh": "请先发布考核方案。", "en": "Publish one first."}


class AssessmentPaidOut(Refusal):
    """What an assessment released was asked for already, so it is not corrected downward."""

    code = "assessment_paid_out"
    title = {
        "zh": "更正后可支付金额为 {left} 元，低于已申请和已支付的 {committed} 元。",
        "en": "After the correction {left} yuan would be payable; {committed} are requested or paid already.",
    }
    next_step = {"zh": "请先退回或撤回相关支付申请。", "en": "Return or withdraw the payment requests first."}
