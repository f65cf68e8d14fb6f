"""Publish by what vendors are assessed, assess them, and correct an assessment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q

from hotline.kit.clock import local_date
from hotline.kit.errors import InvalidInput, NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.analytics import public as analytics
from hotline.modules.contracts.errors import AssessedAlready, AssessmentPaidOut
from hotline.modules.contracts.models import AssessmentScheme, Contract, VendorAssessment
from hotline.modules.contracts.rules.assessment import FeeBase, FeeTerms, FeeYield, fee_yield
from hotline.modules.contracts.rules.checks.contracts import periods_of
from hotline.modules.contracts.rules.contract import held_amount, payable, share_of_period, whole_amount
from hotline.modules.contracts.rules.money import NOTHING, yuan
from hotline.modules.contracts.rules.words import AssessmentKind
from hotline.modules.contracts.selectors.assessments import ENTERED, INDICATORS
from hotline.modules.contracts.selectors.books import books_of, contract_file
from hotline.modules.contracts.selectors.remainders import committed
from hotline.modules.contracts.selectors.schemes import FEE_TERMS, fee_terms_of, find_assessment_scheme
from hotline.modules.scoring import public as scoring

from .begin import begin, ensure_not_in_future


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a vendor is assessed by, for which period, with what people entered for it."""

    scheme: str
    kind: AssessmentKind
    first_day: date
    last_day: date
    assessed_on: date
    entered: Sequence[scoring.EnteredValue] = ()
    document_number: str = ""
    note: str = ""


@transaction.atomic
def publish_assessment_scheme(*, text: str, fee_terms: FeeTerms, by: Actor, at: datetime) -> AssessmentScheme:
    """Publish a scheme, or the next version of one; what was assessed before stays as it was."""
    if not by.may(Permission.ADMINISTER_CONTRACTS):
        raise NotPermitted
    scheme = scoring.read_scheme(text)
    fee_terms.ensure_in_order()
    newest = AssessmentScheme.objects.select_for_update().filter(code=scheme.code).order_by("-version").first()
    return AssessmentScheme.objects.create(
        code=scheme.code,
        version=newest.version + 1 if newest else 1,
        text=text,
        fee_terms=FEE_TERMS.dump_python(fee_terms, mode="json"),
        published_at=at,
        published_by_id=by.person_id,
    )


@transaction.atomic
def assess_vendor(*, contract: str, judgement: Judgement, by: Actor, at: datetime) -> VendorAssessment:
    """Score a vendor for a period and say what that pays; indicator values come from records, others are entered."""
    found = _begin(contract, judgement, by=by, at=at)
    if VendorAssessment.objects.filter(
        contract=found, kind=judgement.kind, first_day=judgement.first_day, last_day=judgement.last_day
    ).exists():
        raise AssessedAlready(first_day=str(judgement.first_day), last_day=str(judgement.last_day))
    return _assess(found, judgement, by=by, at=at)


@transaction.atomic
def correct_assessment(*, assessment_id: int, judgement: Judgement, by: Actor, at: datetime) -> VendorAssessment:
    """Assess a period again; the old assessment stays and counts no more. What was paid out already cannot be taken."""
    old = VendorAssessment.objects.select_related("contract").filter(pk=assessment_id).first()
    if old is None:
        raise NotFound(what=str(assessment_id))
    same = replace(judgement, kind=AssessmentKind(old.kind), first_day=old.first_day, last_day=old.last_day)
    found = _begin(old.contract.number, same, by=by, at=at)
    if VendorAssessment.objects.filter(corrects=old).exists():
        raise AssessedAlready(first_day=str(old.first_day), last_day=str(old.last_day))
    new = _assess(found, same, corrects=old, by=by, at=at)
    books = books_of(found.project)
    may_be_paid = payable(contract_file(found), books.contracts, books.assessed(found.number))
    taken = committed(found.project, Q(contract=found))
    if taken > may_be_paid:
        raise AssessmentPaidOut(left=yuan(may_be_paid), committed=yuan(taken))
    return new


def _begin(number: str, judgement: Judgement, *, by: Actor, at: datetime) -> Contract:
    found = Contract.objects.select_related("project", "vendor").filter(number=number).first()
    if found is None:
        raise NotFound(what=number)
    begin(found.project.code, by=by, may=Permission.ASSESS_VENDORS)
    ensure_not_in_future(judgement.assessed_on, local_date(at), "assessed_on")
    ensure_not_in_future(judgement.last_day, judgement.assessed_on, "last_day")
    file = replace(contract_file(found), assessed=judgement.kind)
    if (judgement.first_day, judgement.last_day) not in periods_of(file):
        raise InvalidInput(
            field="first_day",
            reason_zh="考核期应为服务期内的整月或整年（首尾按服务期截断）。",
            reason_en="a period is a month or a year of the service, cut to its first and last day.",
        )
    return found


def _assess(
    contract: Contract,
    judgement: Judgement,
    *,
    corrects: VendorAssessment | None = None,
    by: Actor,
    at: datetime,
) -> VendorAssessment:
    published = find_assessment_scheme(judgement.scheme)
    card, indicators = _scored(published, judgement)
    terms = fee_terms_of(published)
    pays = _yield(contract, judgement, terms, card.total_by_rule)
    return VendorAssessment.objects.create(
        contract=contract,
        scheme=published,
        kind=judgement.kind,
        first_day=judgement.first_day,
        last_day=judgement.last_day,
        assessed_on=judgement.assessed_on,
        indicator_values=INDICATORS.dump_python(indicators, mode="json"),
        entered_values=ENTERED.dump_python(tuple(judgement.entered), mode="json"),
        mark=card.total_by_rule,
        grade=card.grade_by_rule.zh,
        fee_base=terms.base,
        base_amount=pays.base,
        released=pays.released,
        deducted=pays.deducted,
        document_number=judgement.document_number,
        note=judgement.note,
        corrects=corrects,
        assessed_at=at,
        assessed_by_id=by.person_id,
    )


def _scored(
    published: AssessmentScheme, judgement: Judgement
) -> tuple[scoring.Scorecard, tuple[scoring.IndicatorValue, ...]]:
    scheme = scoring.read_scheme(published.text)
    scoring.check_entered(scheme, judgement.entered)
    indicators = analytics.values(scoring.indicator_requests(scheme), judgement.first_day, judgement.last_day)
    card = scoring.score(scheme, scoring.Values(indicators=indicators, entered=tuple(judgement.entered)))
    if card.leaves_without_value:
        raise InvalidInput(
            field="entered",
            reason_zh=f"还有{card.leaves_without_value}项指标没有数值，请先填报。",
            reason_en=f"{card.leaves_without_value} indicators have no value yet; enter them first.",
        )
    return card, indicators


def _yield(contract: Contract, judgement: Judgement, terms: FeeTerms, mark: Decimal) -> FeeYield:
    """The fee follows assessments of the kind that the contract names; others judge and pay nothing."""
    if judgement.kind != contract.assessed:
        return FeeYield(NOTHING, NOTHING, NOTHING)
    books = books_of(contract.project)
    file = contract_file(contract)
    of = held_amount if terms.base is FeeBase.HELD else whole_amount
    share = share_of_period(of(file, books.contracts), file, judgement.first_day, judgement.last_day)
    return fee_yield(terms, mark, share)
