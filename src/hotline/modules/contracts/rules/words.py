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
    BudgetEntryKind.NEED: Text("测算需求", "measured need"),
    BudgetEntryKind.INITIAL: Text("年初预算", "initial budget"),
    BudgetEntryKind.INCREASE: Text("调增", "increase"),
    BudgetEntryKind.DECREASE: Text("调减至其他项目", "decrease in favour of another project"),
    BudgetEntryKind.RECLAIM: Text("财政收回", "reclaimed by the treasury"),
    BudgetEntryKind.MOVE: Text("科目间调剂", "moved between lines"),
    BudgetEntryKind.CARRY_OVER: Text("结转", "carried over"),
    BudgetEntryKind.RECEIPT: Text("资金到位", "funds received"),
    ProcurementMethod.OPEN_TENDER: Text("公开招标", "open tender"),
    ProcurementMethod.INVITED_TENDER: Text("邀请招标", "invited tender"),
    ProcurementMethod.NEGOTIATION: Text("竞争性谈判", "competitive negotiation"),
    ProcurementMethod.CONSULTATION: Text("竞争性磋商", "competitive consultation"),
    ProcurementMethod.INQUIRY: Text("询价", "inquiry of prices"),
    ProcurementMethod.SINGLE_SOURCE: Text("单一来源", "single source"),
    ProcurementStepKind.DEMAND: Text("采购需求", "demand"),
    ProcurementStepKind.METHOD_APPROVAL: Text("采购方式批复", "approval of the method"),
    ProcurementStepKind.SINGLE_SOURCE_ARGUMENT: Text("单一来源论证", "single-source argument"),
    ProcurementStepKind.EXPERT_REVIEW: Text("专家评审", "expert review"),
    ProcurementStepKind.PUBLICATION: Text("公示", "publication"),
    ProcurementStepKind.AWARD: Text("中标（成交）", "award"),
    ContractKind.AWARD: Text("多年中标", "award for several years"),
    ContractKind.SERVICE: Text("服务合同", "service contract"),
    ContractKind.SUPERVISION: Text("监理合同", "supervision contract"),
    ContractKind.SUPPLEMENT: Text("补充合同", "supplement"),
    AssessmentKind.MONTHLY: Text("月度考核", "monthly assessment"),
    AssessmentKind.YEARLY: Text("年度考核", "yearly assessment"),
    PaymentKind.ADVANCE: Text("预拨", "advance"),
    PaymentKind.PROGRESS: Text("进度款", "progress payment"),
    PaymentKind.HELD_RELEASE: Text("考核后发放", "release after assessment"),
    PaymentKind.SETTLEMENT: Text("清算", "settlement"),
    PaymentKind.OTHER: Text("其他支出", "other expense"),
    RequestState.SUBMITTED: Text("审批中", "under approval"),
    RequestState.RETURNED: Text("已退回", "returned"),
    RequestState.APPROVED: Text("已批准", "approved"),
    RequestState.PAID: Text("已支付", "paid"),
    RequestState.WITHDRAWN: Text("已撤回", "withdrawn"),
    Severity.ERROR: Text("不一致", "error"),
    Severity.TO_EXPLAIN: Text("需说明", "to explain"),
}


def name_of(word: StrEnum, language: str) -> str:
    """A word's name in `zh` or `en`."""
    return NAMES[word].in_language(language)
