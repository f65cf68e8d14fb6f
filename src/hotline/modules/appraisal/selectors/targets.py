"""Tables of targets, and which of them holds on a day."""

from datetime import date

from django.db.models import QuerySet

from hotline.modules.appraisal.models import TargetTable
from hotline.modules.appraisal.rules.targets import Target, target_findings
from hotline.modules.appraisal.rules.words import State
from hotline.modules.evaluation.public import load_scheme
from hotline.modules.papers.public import Finding


def tables_of(scheme_code: str) -> QuerySet[TargetTable]:
    """Every version of a scheme's targets, the newest first."""
    return TargetTable.objects.filter(scheme_code=scheme_code).prefetch_related("lines").order_by("-version")


def undecided(scheme_code: str) -> TargetTable | None:
    """The version that awaits its review or approval."""
    return TargetTable.objects.filter(scheme_code=scheme_code, state__in=[State.DECLARED, State.REVIEWED]).first()


def in_force(scheme_code: str, on: date) -> TargetTable | None:
    """The approved version that holds on a day; none before the first approval."""
    return tables_of(scheme_code).filter(state=State.APPROVED, valid_from__lte=on).first()


def first_approved(scheme_code: str) -> TargetTable | None:
    """The declaration that was approved first."""
    return tables_of(scheme_code).filter(state=State.APPROVED).order_by("version").first()


def targets_of(table: TargetTable | None) -> dict[str, Target]:
    """Its targets by leaf."""
    if table is None:
        return {}
    lines = sorted(table.lines.all(), key=lambda line: line.order)
    return {line.leaf_code: Target(line.leaf_code, line.yearly, line.midterm) for line in lines}


def changed_targets(scheme_code: str) -> tuple[Finding, ...]:
    """Where the scheme evaluates by another target than the one approved for the end of its period."""
    scheme = load_scheme(scheme_code)
    evaluated = {leaf.code: leaf.target.text.zh for _, _, leaf in scheme.leaves()}
    declared = targets_of(first_approved(scheme_code))
    holding = targets_of(in_force(scheme_code, scheme.period.last_day))
    return target_findings(scheme, declared.values(), holding.values(), evaluated=evaluated)
