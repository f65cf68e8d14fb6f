"""Assessing a vendor: the mark by the scheme, the payment that it yields, corrections."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document as Word

from hotline.kit.documents import Format, render
from hotline.kit.errors import InvalidInput, NotPermitted
from hotline.modules.contracts.actions import assess_vendor as assessing
from hotline.modules.contracts.errors import AssessedAlready, AssessmentPaidOut, HeldUntilAssessed, NoAssessmentScheme
from hotline.modules.contracts.models import VendorAssessment
from hotline.modules.contracts.rules.assessment import FeeBand, FeeBase, FeeTerms
from hotline.modules.contracts.rules.words import AssessmentKind, PaymentKind
from hotline.modules.contracts.schemas.pages import contract_page
from hotline.modules.contracts.schemas.papers import assessment_paper
from hotline.modules.contracts.schemas.presentation import Reader
from hotline.modules.contracts.selectors.assessments import scored_again
from hotline.modules.scoring.public import EnteredValue, Text

from .conftest import CONTRACT, Office

pytestmark = pytest.mark.django_db

SCHEME = """
code: vendor-yearly
name: {zh: 话务外包考核, en: Assessment of the vendor}
year: 2023
version: 1
source: {zh: 考核办法, en: rules}
hotline: yuan
period: {first_day: 2023-01-01, last_day: 2023-12-31}
weight: 100
grades:
  - {name: {zh: 优, en: excellent}, at_least: 90}
  - {name: {zh: 良, en: good}}
levels:
  - code: running
    name: {zh: 热线运行, en: Running}
    weight: 100
    groups:
      - code: quality
        name: {zh: 服务质量, en: Quality}
        weight: 100
        leaves:
          - code: service
            name: {zh: 服务质量, en: Quality of service}
            weight: 100
            target: {text: {zh: 无投诉, en: no complaints}}
            rule_text: {zh: 每起扣5分, en: each costs 5}
            rule:
              kind: occurrence_deduction
              occurrences: [{code: complaint, name: {zh: 投诉, en: complaint}, deduction: 5}]
"""
TERMS = FeeTerms(
    base=FeeBase.HELD,
    bands=(FeeBand(at_least=Decimal(90), share=Decimal(1)), FeeBand(share=Decimal("0.8"))),
)


def judgement(complaints: int | None, **changes: object) -> assessing.Judgement:
    values = [EnteredValue(leaf="service", evidence=Text("投诉记录", "records"), counts={"complaint": complaints or 0})]
    facts: dict[str, object] = {
        "scheme": "vendor-yearly", "kind": AssessmentKind.YEARLY, "first_day": date(2023, 1, 1),
        "last_day": date(2023, 12, 31), "assessed_on": date(2024, 1, 8),
        "entered": values if complaints is not None else [],
    }  # fmt: skip
    return assessing.Judgement(**(facts | changes))  # type: ignore[arg-type]


@pytest.fixture
def assessed_office(office: Office) -> Office:
    office.sign()
    assessing.publish_assessment_scheme(text=SCHEME, fee_terms=TERMS, by=office.officer, at=office.at)
    return office


def assess(office: Office, complaints: int | None, **changes: object) -> VendorAssessment:
    return assessing.assess_vendor(
        contract=CONTRACT, judgement=judgement(complaints, **changes), by=office.officer, at=office.at
    )


def test_a_good_mark_releases_what_was_held(assessed_office: Office) -> None:
    with pytest.raises(HeldUntilAssessed):
        assessed_office.submit("256000.00")

    made = assess(assessed_office, 2)

    assert (made.mark, made.grade) == (Decimal("90.00"), "优")
    assert (made.base_amount, made.released, made.deducted) == (Decimal(26000), Decimal(26000), Decimal(0))
    assessed_office.submit("230000.00")
    assessed_office.submit("26000.00", kind=PaymentKind.HELD_RELEASE, assessment_id=made.pk)


def test_a_lower_mark_deducts_and_what_is_deducted_cannot_be_asked_for(assessed_office: Office) -> None:
    made = assess(assessed_office, 3)

    assert (made.released, made.deducted) == (Decimal("20800.00"), Decimal("5200.00"))
    with pytest.raises(HeldUntilAssessed):
        assessed_office.submit("250800.01")
    assessed_office.submit("250800.00")


def test_an_assessment_is_corrected_by_a_new_one(assessed_office: Office) -> None:
    first = assess(assessed_office, 3)
    with pytest.raises(AssessedAlready):
        assess(assessed_office, 0)

    new = assessing.correct_assessment(
        assessment_id=first.pk, judgement=judgement(0), by=assessed_office.officer, at=assessed_office.at
    )

    assert (new.corrects_id, new.released) == (first.pk, Decimal("26000.00"))
    with pytest.raises(AssessedAlready):
        assessing.correct_assessment(
            assessment_id=first.pk, judgement=judgement(1), by=assessed_office.officer, at=assessed_office.at
        )
    assessed_office.submit("256000.00")
    with pytest.raises(AssessmentPaidOut):
        assessing.correct_assessment(
            assessment_id=new.pk, judgement=judgement(9), by=assessed_office.officer, at=assessed_office.at
        )
    assert VendorAssessment.objects.count() == 2


def test_only_whole_periods_that_are_over_are_assessed(assessed_office: Office) -> None:
    for changes in (
        {"first_day": date(2023, 2, 1)},
        {"assessed_on": date(2023, 12, 30)},
        {"assessed_on": (assessed_office.at + timedelta(days=2)).date()},
    ):
        with pytest.raises(InvalidInput):
            assess(assessed_office, 0, **changes)
    with pytest.raises(InvalidInput):
        assess(assessed_office, None)
    with pytest.raises(NoAssessmentScheme):
        assess(assessed_office, 0, scheme="vendor-weekly")
    with pytest.raises(NotPermitted):
        assessing.assess_vendor(
            contract=CONTRACT, judgement=judgement(0), by=assessed_office.finance, at=assessed_office.at
        )
    assert not VendorAssessment.objects.exists()


def test_monthly_assessments_beside_a_yearly_fee_pay_nothing(assessed_office: Office) -> None:
    made = assess(assessed_office, 20, kind=AssessmentKind.MONTHLY, last_day=date(2023, 1, 31))

    assert made.mark + made.released + made.deducted == 0


def test_the_months_of_a_monthly_fee_release_all_that_was_held(office: Office) -> None:
    office.sign(assessed=AssessmentKind.MONTHLY)
    assessing.publish_assessment_scheme(text=SCHEME, fee_terms=TERMS, by=office.officer, at=office.at)
    released = [
        assess(
            office, 0, kind=AssessmentKind.MONTHLY, first_day=date(2023, month, 1),
            last_day=date(2023 + month // 12, month % 12 + 1, 1) - timedelta(days=1),
        ).released
        for month in range(1, 13)
    ]  # fmt: skip

    assert sum(released) == Decimal("26000.00")
    assert released[:2] == [Decimal("2166.67"), Decimal("2166.66")]
    office.submit("256000.00")


def test_the_paper_of_an_assessment_says_what_each_item_lost_and_what_it_pays(assessed_office: Office) -> None:
    made = assess(assessed_office, 3)
    page = contract_page(made.contract_id, Reader(assessed_office.officer, "zh", assessed_office.at.date()))
    paper = assessment_paper(page, page.assessments[0], scored_again(made.pk), "热线中心")

    word = Word(BytesIO(render(paper, Format.WORD)))
    items, payment = ([[cell.text for cell in row.cells] for row in table.rows] for table in word.tables)
    assert (items[1][:3], items[1][4:]) == (["热线运行", "服务质量", "无投诉"], ["100", "85.00"])
    assert "3" in items[1][3]
    assert items[-1][-2:] == ["100", "85.00"]
    assert [row[1] for row in payment[1:]] == ["26,000.00", "5,200.00", "20,800.00"]
    text = "".join(paragraph.text for paragraph in word.paragraphs)
    assert "满分100分，得85.00分，等级为“良”。" in text
    assert "服务质量。扣15.00分。" in text
    assert "按得分应发放20,800.00元，扣减5,200.00元。" in text
