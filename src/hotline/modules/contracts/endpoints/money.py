"""Vendor assessments, payment requests, payments and the policy over HTTP."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.contracts.actions import assess_vendor as assessing
from hotline.modules.contracts.actions import decide_payment, pay, publish_policy, request_payment
from hotline.modules.contracts.schemas import input as inputs
from hotline.modules.contracts.schemas import output as outputs
from hotline.modules.contracts.schemas import pages
from hotline.modules.contracts.schemas.requests import policy_output, request_detail, scheme_output
from hotline.modules.contracts.selectors.assessments import find_assessment, number_of_contract
from hotline.modules.contracts.selectors.policy import policy_in_force
from hotline.modules.contracts.selectors.requests import find_request
from hotline.modules.contracts.selectors.schemes import newest_schemes

from .reading import reader_of

router = Router(tags=["contracts"])
READ = Permission.READ_CONTRACTS


def _shown(number: str, request: HttpRequest) -> outputs.PaymentRequestOutput:
    return request_detail(find_request(number), actor_from(request), language_of(request))


def _shown_contract(contract_id: int, request: HttpRequest) -> "Status[outputs.ContractOutput]":
    return Status(201, pages.contract_page(contract_id, reader_of(request)))


@router.get("/vendor-assessment-schemes", response=outputs.AssessmentSchemesOutput, auth=requires(READ))
def list_schemes(request: HttpRequest) -> outputs.AssessmentSchemesOutput:
    """The newest version of each assessment scheme."""
    language = language_of(request)
    return outputs.AssessmentSchemesOutput(items=[scheme_output(one, language) for one in newest_schemes()])


@router.post(
    "/vendor-assessment-schemes",
    response={201: outputs.AssessmentSchemeOutput},
    auth=requires(Permission.ADMINISTER_CONTRACTS),
)
def publish_scheme(request: HttpRequest, body: inputs.AssessmentSchemeInput) -> Status[outputs.AssessmentSchemeOutput]:
    """Publish an assessment scheme, or the next version of one."""
    by = actor_from(request)
    published = assessing.publish_assessment_scheme(text=body.text, fee_terms=body.fee_terms, by=by, at=now())
    return Status(201, scheme_output(published, language_of(request)))


@router.post(
    "/contracts/{contract_id}/assessments",
    response={201: outputs.ContractOutput},
    auth=requires(Permission.ASSESS_VENDORS),
)
def assess(
    request: HttpRequest, contract_id: int, body: inputs.VendorAssessmentInput
) -> Status[outputs.ContractOutput]:
    """Assess a contract's vendor for a month or a year."""
    judgement = body.judgement(body.kind, body.first_day, body.last_day)
    number = number_of_contract(contract_id)
    assessing.assess_vendor(contract=number, judgement=judgement, by=actor_from(request), at=now())
    return _shown_contract(contract_id, request)


@router.post(
    "/contract-assessments/{assessment_id}/corrections",
    response={201: outputs.ContractOutput},
    auth=requires(Permission.ASSESS_VENDORS),
)
def correct(
    request: HttpRequest, assessment_id: int, body: inputs.AssessmentCorrectionInput
) -> Status[outputs.ContractOutput]:
    """Assess a period again; the old assessment stays."""
    old = find_assessment(assessment_id)
    judgement = body.judgement(old.kind, old.first_day, old.last_day)
    new = assessing.correct_assessment(
        assessment_id=assessment_id, judgement=judgement, by=actor_from(request), at=now()
    )
    return _shown_contract(new.contract_id, request)


@router.get("/payment-requests", response=outputs.PaymentRequestsOutput, auth=requires(READ))
def list_requests(request: HttpRequest, query: Query[inputs.PaymentRequestsQuery]) -> outputs.PaymentRequestsOutput:
    """Payment requests: all, under way, or those that wait for the reader's signature."""
    return pages.requests_page(query, reader_of(request))


@router.get("/payment-requests/{number}", response=outputs.PaymentRequestOutput, auth=requires(READ))
def read_request(request: HttpRequest, number: str) -> outputs.PaymentRequestOutput:
    """A payment request with its chain."""
    return _shown(number, request)


@router.post(
    "/contract-projects/{code}/payment-requests",
    response={201: outputs.PaymentRequestOutput},
    auth=requires(Permission.REQUEST_PAYMENTS),
)
def submit(request: HttpRequest, code: str, body: inputs.PaymentRequestInput) -> Status[outputs.PaymentRequestOutput]:
    """Ask for a payment."""
    by = actor_from(request)
    made = request_payment.submit_payment_request(project=code, wish=body.wish(), by=by, at=now())
    return Status(201, _shown(made.number, request))


@router.post(
    "/payment-requests/{number}/submissions",
    response=outputs.PaymentRequestOutput,
    auth=requires(Permission.REQUEST_PAYMENTS),
)
def resubmit(request: HttpRequest, number: str, body: inputs.PaymentRequestInput) -> outputs.PaymentRequestOutput:
    """Submit a returned request again."""
    request_payment.resubmit_payment_request(number=number, wish=body.wish(), by=actor_from(request), at=now())
    return _shown(number, request)


@router.post(
    "/payment-requests/{number}/withdrawals",
    response=outputs.PaymentRequestOutput,
    auth=requires(Permission.REQUEST_PAYMENTS),
)
def withdraw(request: HttpRequest, number: str, body: inputs.StatedReasonInput) -> outputs.PaymentRequestOutput:
    """Take back one's own request."""
    request_payment.withdraw_payment_request(number=number, reason=body.reason, by=actor_from(request), at=now())
    return _shown(number, request)


@router.post(
    "/payment-requests/{number}/signatures",
    response=outputs.PaymentRequestOutput,
    auth=requires(Permission.APPROVE_PAYMENTS),
)
def sign(request: HttpRequest, number: str, body: inputs.SignatureNoteInput) -> outputs.PaymentRequestOutput:
    """Give the signature that is due."""
    decide_payment.sign_payment_request(number=number, note=body.note, by=actor_from(request), at=now())
    return _shown(number, request)


@router.post(
    "/payment-requests/{number}/returns",
    response=outputs.PaymentRequestOutput,
    auth=requires(Permission.APPROVE_PAYMENTS),
)
def send_back(request: HttpRequest, number: str, body: inputs.StatedReasonInput) -> outputs.PaymentRequestOutput:
    """Return a request with a reason."""
    decide_payment.return_payment_request(number=number, reason=body.reason, by=actor_from(request), at=now())
    return _shown(number, request)


@router.post(
    "/payment-requests/{number}/payments",
    response=outputs.PaymentRequestOutput,
    auth=requires(Permission.RECORD_PAYMENTS),
)
def record_payment(request: HttpRequest, number: str, body: inputs.PaymentVoucherInput) -> outputs.PaymentRequestOutput:
    """Record the payment of an approved request."""
    pay.record_payment(number=number, voucher=body.voucher(), by=actor_from(request), at=now())
    return _shown(number, request)


@router.post(
    "/contract-projects/{code}/past-payments",
    response={201: outputs.PaymentRequestOutput},
    auth=requires(Permission.RECORD_PAYMENTS),
)
def record_past_payment(
    request: HttpRequest, code: str, body: inputs.PastPaymentInput
) -> Status[outputs.PaymentRequestOutput]:
    """Write down what was paid before the platform kept the books."""
    by = actor_from(request)
    paid = pay.record_past_payment(
        project=code, wish=body.request.wish(), voucher=body.voucher.voucher(), by=by, at=now()
    )
    return Status(201, _shown(paid.request.number, request))


@router.get("/contract-policy", response=outputs.ContractPolicyOutput, auth=requires(READ))
def read_policy(request: HttpRequest) -> outputs.ContractPolicyOutput:
    """The chain of approvals and the numbers of the checks."""
    return policy_output(policy_in_force())


@router.post(
    "/contract-policy",
    response={201: outputs.ContractPolicyOutput},
    auth=requires(Permission.ADMINISTER_CONTRACTS),
)
def publish(request: HttpRequest, body: inputs.ContractPolicyInput) -> Status[outputs.ContractPolicyOutput]:
    """Publish the chain and the numbers."""
    chain = [step.step() for step in body.chain]
    by = actor_from(request)
    made = publish_policy.publish_policy(chain=chain, terms=body.terms(), note=body.note, by=by, at=now())
    return Status(201, policy_output(made))
