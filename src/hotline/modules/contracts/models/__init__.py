"""What contracts keeps, one file per aggregate."""

from .assessment import AssessmentScheme, VendorAssessment
from .contract import Contract, ContractPart, Settlement, Vendor
from .payment import Payment, PaymentDecision, PaymentRequest
from .policy import ContractPolicy
from .procurement import Procurement, ProcurementStep
from .project import BudgetEntry, BudgetLine, Project

__all__ = [
    "AssessmentScheme",
    "BudgetEntry",
    "BudgetLine",
    "Contract",
    "ContractPart",
    "ContractPolicy",
    "Payment",
    "PaymentDecision",
    "PaymentRequest",
    "Procurement",
    "ProcurementStep",
    "Project",
    "Settlement",
    "Vendor",
    "VendorAssessment",
]
