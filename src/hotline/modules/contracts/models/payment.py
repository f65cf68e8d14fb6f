"""Payment requests (支付申请) with their signatures, and payments (支付)."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.contracts.rules.words import PaymentKind, RequestState

from .assessment import VendorAssessment
from .contract import Contract
from .fields import words
from .policy import ContractPolicy
from .project import BudgetLine, Project


class PaymentRequest(models.Model):
    """Money asked for out of a line's budget of a year. Where it stands changes; what was decided does not.

    `round_number` counts its submissions. One without a chain was paid before the platform kept the books.
    """

    id: int
    project = models.ForeignKey(Project, models.PROTECT, related_name="payment_requests")
    project_id: int
    number = models.CharField(max_length=64, unique=True)
    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="+")
    line_id: int
    year = models.PositiveSmallIntegerField()
    contract = models.ForeignKey(Contract, models.PROTECT, null=True, related_name="payment_requests")
    contract_id: int | None
    assessment = models.ForeignKey(VendorAssessment, models.PROTECT, null=True, related_name="+")
    assessment_id: int | None
    kind = models.CharField(max_length=12, choices=words(PaymentKind))
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    purpose = models.TextField()
    payee = models.CharField(max_length=128)
    document_numbers = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=words(RequestState))
    round_number = models.PositiveSmallIntegerField(default=1)
    policy = models.ForeignKey(ContractPolicy, models.PROTECT, null=True, related_name="+")
    policy_id: int | None
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    submitted_by_id: int

    class Meta:
        indexes = [
            models.Index(fields=["state", "submitted_at", "id"], name="payment_request_by_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="a_payment_request_is_above_zero"),
        ]


class PaymentDecision(models.Model):
    """A signature of the chain, or the request's return or withdrawal, with the amount then; never changed."""

    id: int
    request = models.ForeignKey(PaymentRequest, models.PROTECT, related_name="decisions")
    request_id: int
    round_number = models.PositiveSmallIntegerField()
    step_code = models.CharField(max_length=32)
    # signed, returned or withdrawn.
    outcome = models.CharField(max_length=9)
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id: int

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request", "round_number", "step_code"],
                condition=models.Q(outcome="signed"),
                name="a_step_is_signed_once_in_a_round",
            ),
            models.UniqueConstraint(
                fields=["request", "round_number", "by"],
                condition=models.Q(outcome="signed"),
                name="nobody_signs_a_request_twice",
            ),
        ]


class Payment(models.Model):
    """The money that went out for a request; never changed."""

    id: int
    request = models.OneToOneField(PaymentRequest, models.PROTECT, related_name="payment")
    request_id: int
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    paid_on = models.DateField()
    voucher_number = models.CharField(max_length=64)
    fund_source = models.CharField(max_length=64, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_by_id: int
