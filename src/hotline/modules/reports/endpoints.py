"""Reports over HTTP: parse, one action or selector, answer."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Query, Router, Status

from hotline.kit.clock import now
from hotline.kit.documents import CONTENT_TYPES
from hotline.kit.pagination import decode_cursor
from hotline.modules.access.public import Permission, actor_from, language_of, requires

from .actions import decide, draft, edit, issue
from .actions import publish_template as templates
from .rules.words import ReportType
from .schemas import input as inputs
from .schemas import output as outputs
from .schemas.presentation import report_output, report_page, template_output, template_outputs
from .selectors.files import file_of

router = Router(tags=["reports"])

READ = Permission.READ_REPORTS
WRITE = Permission.WRITE_REPORTS
APPROVE = Permission.APPROVE_REPORTS
ADMINISTER = Permission.ADMINISTER_REPORT_TEMPLATES


def _shown(request: HttpRequest, report_id: int) -> outputs.ReportOutput:
    return report_output(report_id, actor=actor_from(request), language=language_of(request), at=now())


@router.get("/reports", response=outputs.ReportPageOutput, auth=requires(READ))
def list_reports(request: HttpRequest, query: Query[inputs.ReportListQuery]) -> outputs.ReportPageOutput:
    """Reports, the newest first; drafts only for those who write or approve them."""
    return report_page(
        actor_from(request),
        kind=query.kind,
        state=query.state,
        after=decode_cursor(query.cursor),
        size=query.limit,
        at=now(),
    )


@router.post("/reports", response={201: outputs.ReportOutput}, auth=requires(WRITE))
def draft_now(request: HttpRequest, body: inputs.ReportDraftInput) -> Status[outputs.ReportOutput]:
    """Draft a report from the template in force."""
    drafted = draft.draft_report(wanted=body.wanted(), by=actor_from(request), at=now())
    return Status(201, _shown(request, drafted.pk))


@router.get("/reports/{report_id}", response=outputs.ReportOutput, auth=requires(READ))
def read_report(request: HttpRequest, report_id: int) -> outputs.ReportOutput:
    """A report with everything in it."""
    return _shown(request, report_id)


@router.post("/reports/{report_id}/texts", response=outputs.ReportOutput, auth=requires(WRITE))
def edit_text(request: HttpRequest, report_id: int, body: inputs.ReportTextInput) -> outputs.ReportOutput:
    """Replace a text of a draft."""
    edit.edit_text(
        report_id=report_id,
        section=body.section,
        block=body.block,
        text=body.text,
        seen_version=body.version,
        by=actor_from(request),
        at=now(),
    )
    return _shown(request, report_id)


@router.post("/reports/{report_id}/explanations", response=outputs.ReportOutput, auth=requires(WRITE))
def explain_finding(request: HttpRequest, report_id: int, body: inputs.FindingExplanationInput) -> outputs.ReportOutput:
    """Say why a finding stands nevertheless."""
    edit.explain_finding(
        report_id=report_id, finding_key=body.finding_key, reason=body.reason, by=actor_from(request), at=now()
    )
    return _shown(request, report_id)


@router.post("/reports/{report_id}/refreshes", response=outputs.ReportOutput, auth=requires(WRITE))
def refresh(request: HttpRequest, report_id: int, body: inputs.ReportVersionInput) -> outputs.ReportOutput:
    """Compute a draft's figures anew; its texts stay."""
    draft.refresh_report(report_id=report_id, seen_version=body.version, by=actor_from(request), at=now())
    return _shown(request, report_id)


@router.post("/reports/{report_id}/submissions", response=outputs.ReportOutput, auth=requires(WRITE))
def submit(request: HttpRequest, report_id: int, body: inputs.ReportVersionInput) -> outputs.ReportOutput:
    """Hand a draft to whoever approves it."""
    decide.submit_report(report_id=report_id, seen_version=body.version, by=actor_from(request), at=now())
    return _shown(request, report_id)


@router.post("/reports/{report_id}/approvals", response=outputs.ReportOutput, auth=requires(APPROVE))
def approve(request: HttpRequest, report_id: int, body: inputs.ReportApprovalInput) -> outputs.ReportOutput:
    """Approve a report that somebody else wrote."""
    decide.approve_report(
        report_id=report_id, seen_version=body.version, comment=body.comment, by=actor_from(request), at=now()
    )
    return _shown(request, report_id)


@router.post("/reports/{report_id}/returns", response=outputs.ReportOutput, auth=requires(APPROVE))
def return_report(request: HttpRequest, report_id: int, body: inputs.ReportReturnInput) -> outputs.ReportOutput:
    """Send a report back to be worked on."""
    decide.return_report(
        report_id=report_id, seen_version=body.version, reason=body.reason, by=actor_from(request), at=now()
    )
    return _shown(request, report_id)


@router.post("/reports/{report_id}/issues", response=outputs.ReportOutput, auth=requires(WRITE))
def issue_report(request: HttpRequest, report_id: int, body: inputs.ReportVersionInput) -> outputs.ReportOutput:
    """Issue an approved report under the year's next number."""
    issue.issue_report(report_id=report_id, seen_version=body.version, by=actor_from(request), at=now())
    return _shown(request, report_id)


@router.post("/reports/{report_id}/deliveries", response=outputs.ReportOutput, auth=requires(WRITE))
def deliver(request: HttpRequest, report_id: int, body: inputs.ReportDeliveryInput) -> outputs.ReportOutput:
    """Record that an issued report was handed over."""
    issue.deliver_report(report_id=report_id, delivery=body.delivery(), by=actor_from(request), at=now())
    return _shown(request, report_id)


@router.post(
    "/reports/{report_id}/deliveries/{delivery_id}/receipts",
    response=outputs.ReportOutput,
    auth=requires(WRITE),
)
def receive(
    request: HttpRequest, report_id: int, delivery_id: int, body: inputs.ReportReceiptInput
) -> outputs.ReportOutput:
    """Record that a delivery was received."""
    issue.receive_report(
        report_id=report_id,
        delivery_id=delivery_id,
        received_by=body.received_by,
        received_at=body.received_at,
        by=actor_from(request),
        at=now(),
    )
    return _shown(request, report_id)


@router.post("/reports/{report_id}/corrections", response={201: outputs.ReportOutput}, auth=requires(WRITE))
def correct(request: HttpRequest, report_id: int, body: inputs.ReportCorrectionInput) -> Status[outputs.ReportOutput]:
    """Begin the correction of an issued report."""
    begun = draft.correct_report(report_id=report_id, reason=body.reason, by=actor_from(request), at=now())
    return Status(201, _shown(request, begun.pk))


@router.get("/reports/{report_id}/file", response={200: None}, auth=requires(READ))
def download(request: HttpRequest, report_id: int, query: Query[inputs.ReportFileQuery]) -> HttpResponse:
    """The report as a Word, Excel or PDF file."""
    name, content = file_of(report_id, query.format, actor_from(request))
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or ""}
    return HttpResponse(content, content_type=CONTENT_TYPES[query.format], headers=headers)


@router.get("/report-templates", response=list[outputs.ReportTemplateOutput], auth=requires(WRITE))
def list_templates(request: HttpRequest) -> list[outputs.ReportTemplateOutput]:
    """The templates in force with the city's versions."""
    return template_outputs(actor_from(request))


@router.get("/report-templates/{kind}", response=outputs.ReportTemplateOutput, auth=requires(WRITE))
def read_template(request: HttpRequest, kind: ReportType) -> outputs.ReportTemplateOutput:
    """A kind's template in force, to be edited."""
    return template_output(kind, actor_from(request))


@router.post("/report-templates/{kind}", response={201: outputs.ReportTemplateOutput}, auth=requires(ADMINISTER))
def publish_template(
    request: HttpRequest, kind: ReportType, body: inputs.ReportTemplateInput
) -> Status[outputs.ReportTemplateOutput]:
    """Publish the city's own version of a template."""
    templates.publish_template(kind=kind, source=body.source, reason=body.reason, by=actor_from(request), at=now())
    return Status(201, template_output(kind, actor_from(request)))


@router.post("/report-templates/{kind}/previews", response=outputs.ReportPreviewOutput, auth=requires(ADMINISTER))
def preview_template(
    request: HttpRequest, kind: ReportType, body: inputs.ReportPreviewInput
) -> outputs.ReportPreviewOutput:
    """What a template would draft of a period; nothing is kept."""
    period, drafted = templates.preview_template(kind=kind, source=body.source, day=body.day, at=now())
    return outputs.ReportPreviewOutput.of(kind, period, drafted)
