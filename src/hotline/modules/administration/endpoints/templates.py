"""Templates of replies over HTTP."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.administration.actions.keep_templates import close_template, write_template
from hotline.modules.administration.models import ReplyTemplate
from hotline.modules.administration.schemas import ReplyTemplateInput, ReplyTemplateOutput
from hotline.modules.administration.selectors import kept

router = Router(tags=["templates"])
ADMINISTER = Permission.ADMINISTER_ORGANISATION


@router.get("/reply-templates", response=list[ReplyTemplateOutput], auth=requires(Permission.REPLY_TO_WORK_ORDERS))
def offered(request: HttpRequest, category: str = "") -> list[ReplyTemplateOutput]:
    """The texts with which the reader may begin a reply, for a category where one is named."""
    return [ReplyTemplateOutput.of(each) for each in kept.templates_for(actor_from(request), category)]


@router.get("/organisation/reply-templates", response=list[ReplyTemplateOutput], auth=requires(ADMINISTER))
def every(request: HttpRequest) -> list[ReplyTemplateOutput]:
    """Every text that is offered to anybody."""
    return [ReplyTemplateOutput.of(each) for each in kept.templates()]


@router.post("/organisation/reply-templates", response={201: ReplyTemplateOutput}, auth=requires(ADMINISTER))
def write(request: HttpRequest, body: ReplyTemplateInput) -> Status[ReplyTemplateOutput]:
    """Write a template."""
    return Status(201, ReplyTemplateOutput.of(_written(request, body, None)))


@router.post(
    "/organisation/reply-templates/{int:template_id}/changes", response=ReplyTemplateOutput, auth=requires(ADMINISTER)
)
def change(request: HttpRequest, template_id: int, body: ReplyTemplateInput) -> ReplyTemplateOutput:
    """Word a template anew."""
    return ReplyTemplateOutput.of(_written(request, body, template_id))


@router.post(
    "/organisation/reply-templates/{int:template_id}/closings", response={204: None}, auth=requires(ADMINISTER)
)
def close(request: HttpRequest, template_id: int) -> Status[None]:
    """Offer a template no more."""
    close_template(template_id=template_id, by=actor_from(request), at=now())
    return Status(204, None)


def _written(request: HttpRequest, body: ReplyTemplateInput, template_id: int | None) -> ReplyTemplate:
    return write_template(template_id=template_id, **body.dict(), by=actor_from(request), at=now())
