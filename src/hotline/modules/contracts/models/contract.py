"""Contracts (合同) with their parts, and settlements (清算)."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.contracts.rules.words import AssessmentKind, ContractKind

from .fields import words
from .procurement import Procurement
from .project import BudgetLine, Project


class Vendor(models.Model):
    """Somebody with whom contracts are signed (供应商)."""

    id: int
    name = models.CharField(max_length=128, unique=True)
    credit_code = models.CharField(max_length=18, blank=True)


class Contract(models.Model):
    """A contract as signed; never changed: a supplement is another contract under it."""

    id: int
    project = models.ForeignKey(Project, models.PROTECT, related_name="contracts")
    project_id: int
    number = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=128)
    kind = models.CharField(max_length=12, choices=words(ContractKind))
    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="contracts")
    vendor_id: int
    under = models.ForeignKey("self", models.PROTECT, null=True, related_name="below")
    under_id: int | None
    procurement = models.ForeignKey(Procurement, models.PROTECT, null=True, related_name="contracts")
    procurement_id: int | None
    line = models.ForeignKey(BudgetLine, models.PROTECT, null=True, related_name="+")
    line_id: int | None
    # Below zero only where a supplement takes away.
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    signed_on = models.DateField()
    service_from = models.DateField()
    service_until = models.DateField()
    seats = models.PositiveIntegerField(null=True)
    agents = models.PositiveIntegerField(null=True)
    service_volume = models.PositiveBigIntegerField(null=True)
    assessed = models.CharField(max_length=8, blank=True, choices=words(AssessmentKind))
    parts_note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_by_id: int

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(service_until__gte=models.F("service_from")),
                name="service_does_not_end_before_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gte=0) | models.Q(kind=ContractKind.SUPPLEMENT.value),
                name="only_a_supplement_takes_away",
            ),
        ]


class ContractPart(models.Model):
    """A cost category of a contract; never changed."""

    id: int
    contract = models.ForeignKey(Contract, models.PROTECT, related_name="parts")
    contract_id: int
    place = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=32)
    name = models.CharField(max_length=64)
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    is_held = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contract", "code"], name="one_contract_part_of_a_code")]


class Settlement(models.Model):
    """What of a contract's service was accepted in the end; never changed."""

    id: int
    contract = models.ForeignKey(Contract, models.PROTECT, related_name="settlements")
    contract_id: int
    accepted = models.DecimalField(max_digits=18, decimal_places=2)
    settled_on = models.DateField()
    document_number = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_by_id: int
