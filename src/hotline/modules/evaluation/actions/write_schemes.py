"""Start, save and give up a scheme that is being written."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from hotline.kit.errors import InvalidInput, NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.departments.public import profile
from hotline.modules.evaluation.errors import DraftNotInState, DraftOvertaken, SchemeCodeTaken
from hotline.modules.evaluation.models import PublishedScheme, SchemeDraft
from hotline.modules.evaluation.rules.drafts import DraftState, blank_content, copied_content
from hotline.modules.evaluation.selectors.schemes import installed_codes, scheme_text
from hotline.modules.scoring import public as scoring

STATES = {DraftState.WRITTEN: ("编写中", "being written"), DraftState.PROPOSED: ("待审批", "waiting for approval")}


@dataclass(frozen=True, slots=True)
class SchemeToStart:
    """What a new scheme is called; `copy_of` names a scheme to begin with."""

    code: str
    name_zh: str
    name_en: str
    year: int
    copy_of: str = ""


@transaction.atomic
def start_draft(*, wanted: SchemeToStart, by: Actor, at: datetime) -> SchemeDraft:
    """Begin a new scheme, empty or as a copy of another one."""
    _ensure_may_write(by)
    is_taken = wanted.code in installed_codes() or PublishedScheme.objects.filter(code=wanted.code).exists()
    if is_taken or SchemeDraft.objects.filter(code=wanted.code).exists():
        raise SchemeCodeTaken(field="code", scheme=wanted.code)
    content = blank_content(wanted.code, wanted.name_zh, wanted.name_en, wanted.year, profile().name)
    if wanted.copy_of:
        content = copied_content(scoring.content_of(scheme_text(wanted.copy_of)), content)
    return _create(wanted.code, content, by, at)


@transaction.atomic
def revise_scheme(*, code: str, by: Actor, at: datetime) -> SchemeDraft:
    """Begin the next version of a scheme that was published here."""
    _ensure_may_write(by)
    if not PublishedScheme.objects.filter(code=code).exists():
        raise NotFound(what=code)
    if SchemeDraft.objects.filter(code=code).exists():
        raise SchemeCodeTaken(field="code", scheme=code)
    return _create(code, scoring.content_of(scheme_text(code)), by, at)


@transaction.atomic
def save_draft(*, code: str, content: scoring.Plain | None, revision: int, by: Actor, at: datetime) -> SchemeDraft:
    """Keep what was written, with its faults; refused where somebody else saved since `revision` was read.

    The code stays; the version is set when it is published.
    """
    _ensure_may_write(by)
    draft = locked_draft(code)
    ensure_state(draft, DraftState.WRITTEN)
    if draft.revision != revision:
        raise DraftOvertaken(name=draft.saved_by.name)
    if not isinstance(content, dict):
        raise InvalidInput(field="content", reason_zh="内容为空。", reason_en="there is no content.")
    draft.content = scoring.text_of({**content, "code": code})
    draft.revision += 1
    draft.writer_ids = sorted({*draft.writer_ids, by.person_id})
    draft.saved_by_id, draft.saved_at = by.person_id, at
    draft.save()
    return draft


@transaction.atomic
def give_up_draft(*, code: str, by: Actor, at: datetime) -> None:
    """Drop a draft; versions that were published stay."""
    _ensure_may_write(by)
    draft = locked_draft(code)
    ensure_state(draft, DraftState.WRITTEN)
    draft.delete()
    record(actor=by.account, action="evaluation.give_up_scheme", subject=f"scheme:{code}", at=at)


def locked_draft(code: str) -> SchemeDraft:
    """The draft, held until the transaction ends."""
    draft = SchemeDraft.objects.select_for_update().filter(code=code).first()
    if draft is None:
        raise NotFound(what=code)
    return draft


def ensure_state(draft: SchemeDraft, wanted: DraftState) -> None:
    """Refuse what can only be done in another state."""
    if draft.state != wanted:
        zh, en = STATES[DraftState(draft.state)]
        raise DraftNotInState(state_zh=zh, state_en=en)


def _ensure_may_write(by: Actor) -> None:
    if not by.may(Permission.WRITE_SCHEMES):
        raise NotPermitted


def _create(code: str, content: scoring.Plain, by: Actor, at: datetime) -> SchemeDraft:
    try:
        with transaction.atomic():
            draft = SchemeDraft.objects.create(
                code=code,
                content=scoring.text_of(content),
                writer_ids=[by.person_id],
                saved_by_id=by.person_id,
                saved_at=at,
            )
    except IntegrityError as error:
        raise SchemeCodeTaken(field="code", scheme=code) from error
    record(actor=by.account, action="evaluation.start_scheme", subject=f"scheme:{code}", at=at)
    return draft
