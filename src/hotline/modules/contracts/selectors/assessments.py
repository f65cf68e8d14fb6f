"""Single assessments and contracts by their keys."""

from pydantic import TypeAdapter

from hotline.kit.errors import NotFound
from hotline.modules.contracts.models import Contract, VendorAssessment
from hotline.modules.contracts.rules.assessment import Assessed
from hotline.modules.scoring import public as scoring

from .books import assessed_of

INDICATORS = TypeAdapter(tuple[scoring.IndicatorValue, ...])
ENTERED = TypeAdapter(tuple[scoring.EnteredValue, ...])


def find_assessment(assessment_id: int) -> Assessed:
    """The assessment of that key."""
    found = VendorAssessment.objects.select_related("contract").filter(pk=assessment_id).first()
    if found is None:
        raise NotFound(what=str(assessment_id))
    return assessed_of(found)


def scored_again(assessment_id: int) -> scoring.Scorecard:
    """The scorecard of an assessment by the scheme and the values that it was made with."""
    found = VendorAssessment.objects.select_related("scheme").filter(pk=assessment_id).first()
    if found is None:
        raise NotFound(what=str(assessment_id))
    indicators = INDICATORS.validate_python(found.indicator_values)
    values = scoring.Values(indicators=indicators, entered=ENTERED.validate_python(found.entered_values))
    return scoring.score(scoring.read_scheme(found.scheme.text), values)


def contract_of_assessment(assessment_id: int) -> int:
    """The key of the contract that was assessed."""
    found = VendorAssessment.objects.filter(pk=assessment_id).values_list("contract_id", flat=True).first()
    if found is None:
        raise NotFound(what=str(assessment_id))
    return found


def number_of_contract(contract_id: int) -> str:
    """The number of the contract of that key."""
    found = Contract.objects.filter(pk=contract_id).values_list("number", flat=True).first()
    if found is None:
        raise NotFound(what=str(contract_id))
    return found
