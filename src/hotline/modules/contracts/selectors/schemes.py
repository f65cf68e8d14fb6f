"""Assessment schemes that were published."""

from pydantic import TypeAdapter

from hotline.modules.contracts.errors import NoAssessmentScheme
from hotline.modules.contracts.models import AssessmentScheme
from hotline.modules.contracts.rules.assessment import FeeTerms

FEE_TERMS = TypeAdapter(FeeTerms)


def newest_schemes() -> list[AssessmentScheme]:
    """The newest version of each scheme, by code."""
    return list(AssessmentScheme.objects.order_by("code", "-version").distinct("code"))


def find_assessment_scheme(code: str) -> AssessmentScheme:
    """The newest version of a scheme."""
    found = AssessmentScheme.objects.filter(code=code).order_by("-version").first()
    if found is None:
        raise NoAssessmentScheme(scheme=code)
    return found


def fee_terms_of(scheme: AssessmentScheme) -> FeeTerms:
    """How a mark of this scheme turns into money."""
    return FEE_TERMS.validate_python(scheme.fee_terms)
