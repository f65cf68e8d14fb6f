"""Schemes that are being written."""

from pydantic import JsonValue

from hotline.kit.clock import LOCAL
from hotline.kit.errors import NotFound
from hotline.modules.analytics import public as analytics
from hotline.modules.evaluation.models import PublishedScheme, SchemeDraft
from hotline.modules.evaluation.rules.changes import Change, changes_between
from hotline.modules.evaluation.rules.draft_documents import (
    DraftDocument,
    DraftLine,
    FaultDocument,
    SchemeContent,
    VersionDocument,
)
from hotline.modules.evaluation.rules.drafts import DraftState
from hotline.modules.evaluation.rules.feeding import Feed, Feeds, feeding_faults
from hotline.modules.scoring import public as scoring

from .schemes import installed_codes, load_scheme, published_version, scheme_text


def find_draft(code: str) -> SchemeDraft:
    """The draft of that code."""
    draft = SchemeDraft.objects.filter(code=code).select_related("saved_by", "proposed_by").first()
    if draft is None:
        raise NotFound(what=code)
    return draft


def describe_drafts() -> list[DraftLine]:
    """Every draft, the one that was saved last first."""
    drafts = SchemeDraft.objects.select_related("saved_by", "proposed_by").order_by("-saved_at", "code")
    return [_line(draft) for draft in drafts]


def describe_draft(code: str, language: str) -> DraftDocument:
    """A draft with its content, its faults and what it changes about the published version."""
    draft = find_draft(code)
    content = scoring.content_of(draft.content)
    published = published_version(code)
    changes = [] if published is None else _changes(scoring.content_of(published.content), content)
    return DraftDocument(
        **_line(draft),
        content=json_of(content),
        text=draft.content,
        faults=[fault_document(fault, language) for fault in faults(content)],
        published_version=None if published is None else published.version,
        changes=[{"place": one.place, "before": one.before, "after": one.after} for one in changes],
    )


def describe_content(code: str, version: int | None) -> SchemeContent:
    """A scheme as it can be read, exported or copied, with every version of it."""
    text, scheme = scheme_text(code, version), load_scheme(code, version)
    versions = PublishedScheme.objects.filter(code=code).select_related("proposed_by", "approved_by")
    return SchemeContent(
        code=code,
        version=scheme.version,
        is_installed=code in installed_codes(),
        content=json_of(scoring.content_of(text)),
        text=text,
        versions=[_version(one) for one in versions.order_by("-version")],
    )


def faults(content: scoring.Plain) -> list[scoring.SchemeRefused]:
    """Everything that is wrong with a scheme that is being written; the catalogue is asked once its form is right."""
    scheme = scoring.readable(content)
    lacking = [] if scheme is None else feeding_faults(scheme, feeds())
    return [*scoring.faults_of(content), *lacking]


def feeds() -> Feeds:
    """What the catalogue can yield, for every indicator."""
    return {
        one.code: Feed(
            variants=frozenset(one.variants), is_rate=one.unit == "percent", has_months="month" in one.dimensions
        )
        for one in analytics.catalogue()
    }


def fault_document(fault: scoring.SchemeRefused, language: str) -> FaultDocument:
    """A fault with its place and what to do about it."""
    return {
        "code": fault.code,
        "place": fault.path,
        "text": fault.sentence(language),
        "next_step": fault.advice(language),
    }


def json_of(content: dict[str, scoring.Plain]) -> dict[str, JsonValue]:
    """The content as an answer carries it."""
    return {key: _as_json(value) for key, value in content.items()}


def _as_json(content: scoring.Plain) -> JsonValue:
    if isinstance(content, dict):
        return {key: _as_json(value) for key, value in content.items()}
    return [_as_json(one) for one in content] if isinstance(content, list) else content


def _changes(before: scoring.Plain, after: scoring.Plain) -> list[Change]:
    return [one for one in changes_between(before, after) if one.place != "version"]


def _line(draft: SchemeDraft) -> DraftLine:
    name = json_of(scoring.content_of(draft.content)).get("name", {})
    return {
        "code": draft.code,
        "name": name if isinstance(name, dict) else {},
        "state": DraftState(draft.state).value,
        "revision": draft.revision,
        "saved_by": draft.saved_by.name,
        "saved_at": draft.saved_at.astimezone(LOCAL).isoformat(),
        "proposed_by": None if draft.proposed_by is None else draft.proposed_by.name,
        "reason": draft.reason,
        "returned_because": draft.returned_because,
    }


def _version(one: PublishedScheme) -> VersionDocument:
    return {
        "version": one.version,
        "sha256": one.sha256,
        "reason": one.reason,
        "proposed_by": one.proposed_by.name,
        "approved_by": one.approved_by.name,
        "approved_at": one.approved_at.astimezone(LOCAL).isoformat(),
    }
