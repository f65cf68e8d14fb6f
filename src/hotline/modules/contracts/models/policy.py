"""The policy of contracts and payments, version by version."""

from dataclasses import fields

from django.db import models
from pydantic import TypeAdapter

from hotline.modules.access.public import Person
from hotline.modules.contracts.rules.approval import ChainStep
from hotline.modules.contracts.rules.terms import CheckTerms

CHAIN = TypeAdapter(tuple[ChainStep, ...])


class ContractPolicy(models.Model):
    """The chain of approvals and the numbers of the checks from one publication on; never changed. The newest holds."""

    id: int
    number = models.PositiveIntegerField(unique=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    published_by_id: int
    note = models.CharField(max_length=200, blank=True)
    chain_steps = models.JSONField()
    execution_lag = models.DecimalField(max_digits=5, decimal_places=4)
    settlement_days = models.PositiveSmallIntegerField()
    assessment_days = models.PositiveSmallIntegerField()
    utilisation_limit = models.DecimalField(max_digits=6, decimal_places=2)
    service_indicator = models.CharField(max_length=64)

    @property
    def chain(self) -> tuple[ChainStep, ...]:
        """The signatures that a request needs, in order."""
        return CHAIN.validate_python(self.chain_steps)

    @property
    def terms(self) -> CheckTerms:
        """The numbers as values that the rules take."""
        return CheckTerms(**{term.name: getattr(self, term.name) for term in fields(CheckTerms)})
