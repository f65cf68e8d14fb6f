"""The words of budgets, procurement, contracts and payments, with their names."""

from enum import StrEnum

from hotline.modules.scoring.public import Text


class BudgetEntryKind(StrEnum):
    """What an entry says about a line's year. A measured need and a receipt do not change what is available."""

    NEED = "need"
    INITIAL = "initial"
    INCREASE = "increase"
    DECREASE = "decrease"
    RECLAIM = "reclaim"
    MOVE = "move"
    CARRY_OVER = "carry_over"
    RECEIPT = "receipt"


class ProcurementMethod(StrEnum):
    """How a vendor is chosen."""

    OPEN_TENDER = "open_tender"
    INVITED_TENDER = "invited_tender"
    NEGOTIATION = "negotiation"
    CONSULTATION = "consultation"
    INQUIRY = "inquiry"
    SINGLE_SOURCE = "single_source"


class ProcurementStepKind(StrEnum):
    """The steps of a procurement, in the order in which they are taken."""

    DEMAND = "demand"
    METHOD_APPROVAL = "method_approval"
    SINGLE_SOURCE_ARGUMENT = "single_source_argument"
    EXPERT_REVIEW = "expert_review"
    PUBLICATION = "publication"
    AWARD = "award"


class ContractKind(StrEnum):
    """An award for several years, a contract under which service is given, supervision of it, or a supplement."""

    AWARD = "award"
    SERVICE = "service"
    SUPERVISION = "supervision"
    SUPPLEMENT = "supplement"


class AssessmentKind(StrEnum):
    """How often a vendor is assessed."""

    MONTHLY = "monthly"
    YEARLY = "yearly"


class PaymentKind(StrEnum):
    """What a payment is for."""

    ADVANCE = "advance"
    PROGRESS = "progress"
    HELD_RELEASE = "held_release"
    SETTLEMENT = "settlement"
    OTHER = "other"


class RequestState(StrEnum):
    """Where a payment request stands."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    PAID = "paid"
    WITHDRAWN = "withdrawn"


# What already counts against a contract and a budget line.
COMMITTED = frozenset({RequestState.SUBMITTED, RequestState.APPROVED, RequestState.PAID})


class Severity(StrEnum):
    """Whether something is wrong, or only needs an explanation."""

    ERROR = "error"
    TO_EXPLAIN = "to_explain"


NAMES: dict[StrEnum, Text] = {
    BudgetEntryKind.NEED: Text("测算需求", "Measured need"),
    BudgetEntryKind.INITIAL: Text("年初预算", "Initial budget"),
    BudgetEntryKind.INCREASE: Text("调增", "Increase"),
    BudgetEntryKind.DECREASE: Text("调减至其他项目", "Decrease in favour of another project"),
    BudgetEntryKind.RECLAIM: Text("财政收回", "Reclaimed by the treasury"),
    BudgetEntryKind.MOVE: Text("科目间调剂", "Moved between lines"),
    BudgetEntryKind.CARRY_OVER: Text("结转", "Carried over"),
    BudgetEntryKind.RECEIPT: Text("资金到位", "Funds received"),
    ProcurementMethod.OPEN_TENDER: Text("公开招标", "Open tender"),
    ProcurementMethod.INVITED_TENDER: Text("邀请招标", "Invited tender"),
    ProcurementMethod.NEGOTIATION: Text("竞争性谈判", "Competitive negotiation"),
    ProcurementMethod.CONSULTATION: Text("竞争性磋商", "Competitive consultation"),
    ProcurementMethod.INQUIRY: Text("询价", "Inquiry of prices"),
    ProcurementMethod.SINGLE_SOURCE: Text("单一来源", "Single source"),
    ProcurementStepKind.DEMAND: Text("采购需求", "Demand"),
    ProcurementStepKind.METHOD_APPROVAL: Text("采购方式批复", "Approval of the method"),
    ProcurementStepKind.SINGLE_SOURCE_ARGUMENT: Text("单一来源论证", "Single-source argument"),
    ProcurementStepKind.EXPERT_REVIEW: Text("专家评审", "Expert review"),
    ProcurementStepKind.PUBLICATION: Text("公示", "Publication"),
    ProcurementStepKind.AWARD: Text("中标（成交）", "Award"),
    ContractKind.AWARD: Text("多年中标", "Award for several years"),
    ContractKind.SERVICE: Text("服务合同", "Service contract"),
    ContractKind.SUPERVISION: Text("监理合同", "Supervision contract"),
    ContractKind.SUPPLEMENT: Text("补充合同", "Supplement"),
    AssessmentKind.MONTHLY: Text("月度考核", "Monthly assessment"),
    AssessmentKind.YEARLY: Text("年度考核", "Yearly assessment"),
    PaymentKind.ADVANCE: Text("预拨", "Advance"),
    PaymentKind.PROGRESS: Text("进度款", "Progress payment"),
    PaymentKind.HELD_RELEASE: Text("考核后发放", "Release after assessment"),
    PaymentKind.SETTLEMENT: Text("清算", "Settlement"),
    PaymentKind.OTHER: Text("其他支出", "Other expense"),
    RequestState.SUBMITTED: Text("审批中", "Under approval"),
    RequestState.RETURNED: Text("已退回", "Returned"),
    RequestState.APPROVED: Text("已批准", "Approved"),
    RequestState.PAID: Text("已支付", "Paid"),
    RequestState.WITHDRAWN: Text("已撤回", "Withdrawn"),
    Severity.ERROR: Text("不一致", "Error"),
    Severity.TO_EXPLAIN: Text("需说明", "To explain"),
}


def name_of(word: StrEnum, language: str) -> str:
    """A word's name in `zh` or `en`."""
    return NAMES[word].in_language(language)
