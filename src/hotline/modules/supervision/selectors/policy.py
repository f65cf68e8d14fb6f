"""The policy in force."""

from dataclasses import dataclass

from django.db.models import QuerySet

from hotline.modules.supervision.models import SupervisionPolicy
from hotline.modules.supervision.rules.terms import Terms


@dataclass(frozen=True, slots=True)
class PolicyInForce:
    """The terms that hold now, and the number of their publication; 0 for those that the platform comes with."""

    number: int
    terms: Terms


def policy_in_force() -> PolicyInForce:
    """The newest policy."""
    newest = policies().first()
    return PolicyInForce(newest.number, newest.terms) if newest else PolicyInForce(0, Terms())


def policies() -> QuerySet[SupervisionPolicy]:
    """Every publication, the newest first."""
    return SupervisionPolicy.objects.select_related("published_by").order_by("-number")
