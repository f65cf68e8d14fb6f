"""From payment requests, policies and assessment schemes to what pages get."""

from hotline.modules.access.public import Actor
from hotline.modules.contracts.models import AssessmentScheme, ContractPolicy, PaymentRequest
from hotline.modules.contracts.rules.approval import ChainStep
from hotline.modules.contracts.rules.terms import CheckTerms
from hotline.modules.contracts.rules.words import PaymentKind, RequestState, name_of
from hotline.modules.contracts.selectors.policy import chain_of
from hotline.modules.contracts.selectors.requests import is_turn_of, offers, signatures, step_due
from hotline.modules.contracts.selectors.schemes import fee_terms_of
from hotline.modules.scoring.public import read_scheme
from hotline.modules.scoring.rules.writing import content_of

from . import output as outputs


def request_summary(request: PaymentRequest, actor: Actor, language: str) -> outputs.PaymentRequestSummaryOutput:
    """A payment request in a list."""
    due = step_due(request)
    return outputs.PaymentRequestSummaryOutput(
        number=request.number,
        project=request.project.code,
        contract=request.contract.number if request.contract else None,
        kind=request.kind,
        kind_name=name_of(PaymentKind(request.kind), language),
        amount=str(request.amount),
        purpose=request.purpose,
        payee=request.payee,
        state=request.state,
        state_name=name_of(RequestState(request.state), language),
        waits_for=due.name.in_language(language) if due else None,
        is_my_turn=is_turn_of(request, actor),
        submitted_at=request.submitted_at,
        submitted_by_name=request.submitted_by.name,
    )


def request_detail(request: PaymentRequest, actor: Actor, language: str) -> outputs.PaymentRequestOutput:
    """A payment request with its chain, its history, and what the reader may do."""
    chain = chain_of(request.policy) if request.decisions.all() else ()
    payment = getattr(request, "payment", None)
    names = {step.code: step.name.in_language(language) for step in chain}
    return outputs.PaymentRequestOutput(
        **request_summary(request, actor, language).model_dump(),
        project_name=request.project.name,
        line=request.line.code,
        line_name=request.line.name,
        year=request.year,
        assessment_id=request.assessment_id,
        document_numbers=request.document_numbers,
        round_number=request.round_number,
        chain=_chain(request, chain, language),
        decisions=[
            outputs.PaymentDecisionOutput(
                round_number=one.round_number,
                step=names.get(one.step_code, one.step_code),
                outcome=one.outcome,
                amount=str(one.amount),
                note=one.note,
                at=one.at,
                by_name=one.by.name,
            )
            for one in sorted(request.decisions.all(), key=lambda one: one.pk)
        ],
        payment=payment
        and outputs.PaymentOutput(
            amount=str(payment.amount),
            paid_on=payment.paid_on,
            voucher_number=payment.voucher_number,
            fund_source=payment.fund_source,
            recorded_by_name=payment.recorded_by.name,
        ),
        offers=offers(request, actor),
    )


def _chain(
    request: PaymentRequest, chain: tuple[ChainStep, ...], language: str
) -> list[outputs.PaymentSignatureOutput]:
    given = {one.step_code: one for one in signatures(request)}
    return [
        outputs.PaymentSignatureOutput(
            code=step.code,
            name=step.name.in_language(language),
            signed_by_name=given[step.code].by.name if step.code in given else None,
            signed_at=given[step.code].at if step.code in given else None,
            note=given[step.code].note if step.code in given else "",
        )
        for step in chain
    ]


def policy_output(policy: ContractPolicy | None) -> outputs.ContractPolicyOutput:
    """The policy in force, or what is built in."""
    terms = CheckTerms() if policy is None else policy.terms
    return outputs.ContractPolicyOutput(
        number=policy.number if policy else 0,
        published_at=policy.published_at if policy else None,
        note=policy.note if policy else "",
        chain=[
            outputs.ChainStepOutput(
                code=step.code,
                name_zh=step.name.zh,
                name_en=step.name.en,
                roles=list(step.roles),
                accounts=list(step.accounts),
            )
            for step in chain_of(policy)
        ],
        execution_lag=str(terms.execution_lag),
        settlement_days=terms.settlement_days,
        assessment_days=terms.assessment_days,
        utilisation_limit=str(terms.utilisation_limit),
        service_indicator=terms.service_indicator,
    )


def scheme_output(scheme: AssessmentScheme, language: str) -> outputs.AssessmentSchemeOutput:
    """An assessment scheme in a list."""
    return outputs.AssessmentSchemeOutput(
        code=scheme.code,
        version=scheme.version,
        name=read_scheme(scheme.text).name.in_language(language),
        published_at=scheme.published_at,
        fee_base=fee_terms_of(scheme).base,
        content=dict(content_of(scheme.text)),
    )
