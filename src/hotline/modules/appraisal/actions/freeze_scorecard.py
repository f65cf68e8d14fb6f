"""Freeze a scorecard of this hotline."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.appraisal.models import ScorecardSnapshot
from hotline.modules.appraisal.rules.freezing import freeze
from hotline.modules.evaluation.public import Scorecard, scorecard


@transaction.atomic
def freeze_scorecard(
    *,
    scheme_code: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    replaces: ScorecardSnapshot | None = None,
) -> ScorecardSnapshot:
    """Keep the scheme, its version and every input as they are now; a correction points at what it replaces."""
    return keep(scorecard(scheme_code), by=by, at=at, reason=reason, replaces=replaces)


def keep(
    found: Scorecard, *, by: Actor, at: datetime, reason: str = "", replaces: ScorecardSnapshot | None = None
) -> ScorecardSnapshot:
    """The scorecard as a row that is scored again from itself alone."""
    frozen, scheme = freeze(found), found.scheme
    return ScorecardSnapshot.objects.create(
        scheme_code=scheme.code,
        scheme_version=scheme.version,
        scheme=frozen.scheme,
        values=frozen.values,
        first_day=scheme.period.first_day,
        last_day=scheme.period.last_day,
        total_by_rule=found.total_by_rule,
        total_stated=found.total_stated,
        grade=found.grade.zh,
        grade_by_rule=found.grade_by_rule.zh,
        taken_at=at,
        taken_by_id=by.person_id,
        reason=reason,
        replaces=replaces,
    )
