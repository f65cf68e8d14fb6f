"""Schemes that people write: drafts, checks, proposals, decisions."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.evaluation.actions import publish_schemes, write_schemes
from hotline.modules.evaluation.rules.documents import ScorecardTree
from hotline.modules.evaluation.rules.draft_documents import DraftDocument, DraftLine, FaultDocument, SchemeContent
from hotline.modules.evaluation.rules.drafts import as_plain
from hotline.modules.evaluation.schemas import (
    ContentOutput,
    DraftInput,
    DraftToStart,
    SchemeDecisionInput,
    SchemeReasonInput,
    SchemeTextInput,
)
from hotline.modules.evaluation.selectors import drafts
from hotline.modules.evaluation.selectors.scorecards import preview_draft
from hotline.modules.scoring import public as scoring

router = Router(tags=["evaluations"])
READ, WRITE = Permission.READ_EVALUATIONS, Permission.WRITE_SCHEMES


@router.get("/schemes/{code}", response=SchemeContent, auth=requires(READ))
def scheme(request: HttpRequest, code: str, version: int | None = None) -> SchemeContent:
    """A scheme to be read, exported or copied, in its newest or another version."""
    return drafts.describe_content(code, version)


@router.get("/scheme-drafts", response=list[DraftLine], auth=requires(READ))
def list_drafts(request: HttpRequest) -> list[DraftLine]:
    """The schemes that are being written."""
    return drafts.describe_drafts()


@router.post("/scheme-drafts", response={201: DraftDocument}, auth=requires(WRITE))
def start(request: HttpRequest, body: DraftToStart) -> Status[DraftDocument]:
    """Begin a scheme, empty or as a copy."""
    write_schemes.start_draft(wanted=body.wanted(), by=actor_from(request), at=now())
    return Status(201, drafts.describe_draft(body.code, language_of(request)))


@router.post("/schemes/{code}/drafts", response={201: DraftDocument}, auth=requires(WRITE))
def revise(request: HttpRequest, code: str) -> Status[DraftDocument]:
    """Begin the next version of a scheme that was published here."""
    write_schemes.revise_scheme(code=code, by=actor_from(request), at=now())
    return Status(201, drafts.describe_draft(code, language_of(request)))


@router.get("/scheme-drafts/{code}", response=DraftDocument, auth=requires(READ))
def draft(request: HttpRequest, code: str) -> DraftDocument:
    """A draft with its content, its faults and what it changes."""
    return drafts.describe_draft(code, language_of(request))


@router.put("/scheme-drafts/{code}", response=DraftDocument, auth=requires(WRITE))
def save(request: HttpRequest, code: str, body: DraftInput) -> DraftDocument:
    """Keep what was written."""
    write_schemes.save_draft(
        code=code, content=as_plain(body.content), revision=body.revision, by=actor_from(request), at=now()
    )
    return drafts.describe_draft(code, language_of(request))


@router.delete("/scheme-drafts/{code}", response={204: None}, auth=requires(WRITE))
def give_up(request: HttpRequest, code: str) -> Status[None]:
    """Drop a draft."""
    write_schemes.give_up_draft(code=code, by=actor_from(request), at=now())
    return Status(204, None)


@router.post("/scheme-checks", response=list[FaultDocument], auth=requires(WRITE))
def check(request: HttpRequest, body: DraftInput) -> list[FaultDocument]:
    """Every fault of a content, of which nothing is kept."""
    found = drafts.faults(as_plain(body.content) or {})
    return [drafts.fault_document(one, language_of(request)) for one in found]


@router.post("/scheme-texts", response=ContentOutput, auth=requires(WRITE))
def read_text(request: HttpRequest, body: SchemeTextInput) -> ContentOutput:
    """The content of a scheme file, to be edited; nothing of it is kept."""
    return ContentOutput(content=drafts.json_of(scoring.content_of(body.text)))


@router.get("/scheme-drafts/{code}/scorecard", response=ScorecardTree, auth=requires(READ))
def preview(request: HttpRequest, code: str) -> ScorecardTree:
    """What the draft would yield over this hotline's records and entered values."""
    return preview_draft(code, language_of(request))


@router.post("/scheme-drafts/{code}/proposals", response=DraftDocument, auth=requires(WRITE))
def propose(request: HttpRequest, code: str, body: SchemeReasonInput) -> DraftDocument:
    """Ask for approval."""
    publish_schemes.propose_scheme(
        code=code, revision=body.revision, reason=body.reason, by=actor_from(request), at=now()
    )
    return drafts.describe_draft(code, language_of(request))


@router.post("/scheme-drafts/{code}/approvals", response=SchemeContent, auth=requires(Permission.APPROVE_SCHEMES))
def approve(request: HttpRequest, code: str, body: SchemeDecisionInput) -> SchemeContent:
    """Publish it as the next version."""
    published = publish_schemes.approve_scheme(code=code, revision=body.revision, by=actor_from(request), at=now())
    return drafts.describe_content(code, published.version)


@router.post("/scheme-drafts/{code}/returns", response=DraftDocument, auth=requires(Permission.APPROVE_SCHEMES))
def give_back(request: HttpRequest, code: str, body: SchemeReasonInput) -> DraftDocument:
    """Give it back to its writers."""
    publish_schemes.return_scheme(
        code=code, revision=body.revision, reason=body.reason, by=actor_from(request), at=now()
    )
    return drafts.describe_draft(code, language_of(request))
