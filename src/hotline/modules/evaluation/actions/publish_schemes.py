"""Propose a scheme, and have another person approve or return it."""

import hashlib
from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission, Person
from hotline.modules.audit.public import record
from hotline.modules.evaluation.errors import DraftHasFaults, DraftOvertaken, SameEyes
from hotline.modules.evaluation.models import PublishedScheme, SchemeDraft
from hotline.modules.evaluation.rules.drafts import DraftState
from hotline.modules.evaluation.selectors.drafts import faults
from hotline.modules.evaluation.selectors.schemes import published_version
from hotline.modules.scoring import public as scoring

from .write_schemes import ensure_state, locked_draft


@transaction.atomic
def propose_scheme(*, code: str, revision: int, reason: str, by: Actor, at: datetime) -> SchemeDraft:
    """Ask for approval of what was saved; it has no faults and cannot be edited until it is decided."""
    if not by.may(Permission.WRITE_SCHEMES):
        raise NotPermitted
    draft = locked_draft(code)
    ensure_state(draft, DraftState.WRITTEN)
    _ensure_same(draft, revision)
    if found := faults(scoring.content_of(draft.content)):
        raise DraftHasFaults(count=len(found))
    draft.state, draft.reason, draft.returned_because = DraftState.PROPOSED, reason, ""
    draft.proposed_by_id, draft.proposed_at = by.person_id, at
    draft.save()
    record(actor=by.account, action="evaluation.propose_scheme", subject=f"scheme:{code}", at=at, reason=reason)
    return draft


@transaction.atomic
def approve_scheme(*, code: str, revision: int, by: Actor, at: datetime) -> PublishedScheme:
    """Publish the next version; whoever wrote or proposed it cannot."""
    draft = _to_decide(code, revision, by)
    proposed_by, proposed_at = _proposal(draft)
    if found := faults(scoring.content_of(draft.content)):
        raise DraftHasFaults(count=len(found))
    newest = published_version(code)
    version = newest.version + 1 if newest else 1
    text = scoring.text_of({**scoring.content_of(draft.content), "version": str(version)})
    published = PublishedScheme.objects.create(
        code=code,
        version=version,
        content=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        reason=draft.reason,
        proposed_by=proposed_by,
        proposed_at=proposed_at,
        approved_by_id=by.person_id,
        approved_at=at,
    )
    draft.delete()
    facts: dict[str, str | int | None] = {"version": version, "sha256": published.sha256}
    record(actor=by.account, action="evaluation.approve_scheme", subject=f"scheme:{code}", at=at, facts=facts)
    return published


@transaction.atomic
def return_scheme(*, code: str, revision: int, reason: str, by: Actor, at: datetime) -> SchemeDraft:
    """Give the draft back to its writers, with the reason."""
    draft = _to_decide(code, revision, by)
    draft.state, draft.returned_because = DraftState.WRITTEN, reason
    draft.save()
    record(actor=by.account, action="evaluation.return_scheme", subject=f"scheme:{code}", at=at, reason=reason)
    return draft


def _to_decide(code: str, revision: int, by: Actor) -> SchemeDraft:
    if not by.may(Permission.APPROVE_SCHEMES):
        raise NotPermitted
    draft = locked_draft(code)
    ensure_state(draft, DraftState.PROPOSED)
    _ensure_same(draft, revision)
    if by.person_id in {*draft.writer_ids, draft.proposed_by_id}:
        raise SameEyes
    return draft


def _proposal(draft: SchemeDraft) -> tuple[Person, datetime]:
    if draft.proposed_by is None or draft.proposed_at is None:
        raise TypeError("a draft that waits for a decision has been proposed by somebody")
    return draft.proposed_by, draft.proposed_at


def _ensure_same(draft: SchemeDraft, revision: int) -> None:
    if draft.revision != revision:
        raise DraftOvertaken(name=draft.saved_by.name)
