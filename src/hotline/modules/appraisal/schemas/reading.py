"""Who reads, and lists of what is followed with their histories."""

from collections.abc import Iterable

from django.http import HttpRequest

from hotline.kit.clock import local_date, now
from hotline.modules.access.public import actor_from, language_of
from hotline.modules.appraisal.models import Recommendation, RectificationNotice, SelfEvaluation
from hotline.modules.appraisal.rules.targets import targeted_leaves
from hotline.modules.appraisal.rules.words import Subject
from hotline.modules.appraisal.selectors.projects import entries_of
from hotline.modules.appraisal.selectors.targets import changed_targets, in_force, tables_of
from hotline.modules.evaluation.public import load_scheme

from .output import (
    BlankTargetOutput,
    Reader,
    RecommendationOutput,
    RectificationNoticeOutput,
    TargetsOutput,
    TargetTableOutput,
    finding_output,
)
from .scorecards import SelfEvaluationOutput


def reader_of(request: HttpRequest) -> Reader:
    """Who asks, in which language, today."""
    return Reader(actor_from(request), language_of(request), local_date(now()))


def targets_document(scheme_code: str, reader: Reader) -> TargetsOutput:
    """A scheme's targets with every version."""
    scheme = load_scheme(scheme_code)
    tables = list(tables_of(scheme_code))
    entries = entries_of(Subject.TARGETS, tables)
    holding = in_force(scheme_code, reader.on)
    return TargetsOutput(
        scheme=scheme_code,
        in_force=holding.version if holding else None,
        leaves=[
            BlankTargetOutput(
                leaf_code=leaf.code,
                name=leaf.name.in_language(reader.language),
                evaluated=leaf.target.text.in_language(reader.language),
            )
            for leaf in targeted_leaves(scheme)
        ],
        tables=[TargetTableOutput.of(table, scheme, entries[table.pk], reader) for table in tables],
        findings=[finding_output(one, reader) for one in changed_targets(scheme_code)],
    )


def self_evaluation_documents(found: Iterable[SelfEvaluation], reader: Reader) -> list[SelfEvaluationOutput]:
    """Self-evaluations with their histories."""
    rows = list(found)
    entries = entries_of(Subject.SELF_EVALUATION, rows)
    return [SelfEvaluationOutput.of(one, entries[one.pk], reader) for one in rows]


def recommendation_documents(found: Iterable[Recommendation], reader: Reader) -> list[RecommendationOutput]:
    """Recommendations with their histories."""
    rows = list(found)
    entries = entries_of(Subject.RECOMMENDATION, rows)
    return [RecommendationOutput.of(one, entries[one.pk], reader) for one in rows]


def rectification_documents(found: Iterable[RectificationNotice], reader: Reader) -> list[RectificationNoticeOutput]:
    """Notices with their histories."""
    rows = list(found)
    entries = entries_of(Subject.RECTIFICATION, rows)
    return [RectificationNoticeOutput.of(one, entries[one.pk], reader) for one in rows]
