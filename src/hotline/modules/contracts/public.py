"""What other modules may call: keep the books, find what does not tie in them, and their figures for evaluations."""

from .actions.assess_vendor import Judgement, assess_vendor, correct_assessment, publish_assessment_scheme
from .actions.decide_payment import return_payment_request, sign_payment_request
from .actions.keep_budget import Paper, add_budget_line, open_project, record_budget_entry
from .actions.pay import Voucher, record_past_payment, record_payment
from .actions.procure import open_procurement, record_procurement_step
from .actions.publish_policy import publish_policy
from .actions.request_payment import Wish, submit_payment_request
from .actions.sign_contract import AcceptedService, record_contract, record_settlement
from .rules.approval import DEFAULT_CHAIN, ChainStep
from .rules.assessment import FeeBand, FeeBase, FeeTerms
from .rules.books import BookFinding, Books
from .rules.contract import ContractFile, Part
from .rules.figures import MoneyFigure
from .rules.procurement import TakenStep
from .rules.terms import CheckTerms
from .rules.words import (
    AssessmentKind,
    BudgetEntryKind,
    ContractKind,
    PaymentKind,
    ProcurementMethod,
    ProcurementStepKind,
    Severity,
    name_of,
)
from .selectors.checks import check_all
from .selectors.figures import MoneyValue, money_values
from .selectors.funds import LineFunds, PaidSum, YearFunds, year_funds

__all__ = [
    "DEFAULT_CHAIN",
    "AcceptedService",
    "AssessmentKind",
    "BookFinding",
    "Books",
    "BudgetEntryKind",
    "ChainStep",
    "CheckTerms",
    "ContractFile",
    "ContractKind",
    "FeeBand",
    "FeeBase",
    "FeeTerms",
    "Judgement",
    "LineFunds",
    "MoneyFigure",
    "MoneyValue",
    "PaidSum",
    "Paper",
    "Part",
    "PaymentKind",
    "ProcurementMethod",
    "ProcurementStepKind",
    "Severity",
    "TakenStep",
    "Voucher",
    "Wish",
    "YearFunds",
    "add_budget_line",
    "assess_vendor",
    "check_all",
    "correct_assessment",
    "money_values",
    "name_of",
    "open_procurement",
    "open_project",
    "publish_assessment_scheme",
    "publish_policy",
    "record_budget_entry",
    "record_contract",
    "record_past_payment",
    "record_payment",
    "record_procurement_step",
    "record_settlement",
    "return_payment_request",
    "sign_payment_request",
    "submit_payment_request",
    "year_funds",
]
