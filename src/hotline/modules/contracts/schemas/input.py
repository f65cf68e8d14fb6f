"""What contracts and money take."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from hotline.kit.clock import FIRST_YEAR, LAST_YEAR
from hotline.modules.contracts.actions.assess_vendor import Judgement
from hotline.modules.contracts.actions.keep_budget import Paper
from hotline.modules.contracts.actions.pay import Voucher
from hotline.modules.contracts.actions.request_payment import Wish
from hotline.modules.contracts.actions.sign_contract import AcceptedService
from hotline.modules.contracts.rules.approval import ChainStep
from hotline.modules.contracts.rules.assessment import FeeTerms
from hotline.modules.contracts.rules.contract import ContractFile, Part
from hotline.modules.contracts.rules.procurement import TakenStep
from hotline.modules.contracts.rules.terms import CheckTerms
from hotline.modules.contracts.rules.words import (
    AssessmentKind,
    BudgetEntryKind,
    ContractKind,
    PaymentKind,
    ProcurementMethod,
    ProcurementStepKind,
)
from hotline.modules.scoring.public import AnswerLevel, Comparison, Count, EnteredValue, Text

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$")]
Number = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=128)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Money = Annotated[Decimal, Field(ge=Decimal("-9999999999999"), le=Decimal("9999999999999"), allow_inf_nan=False)]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Day = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
Size = Annotated[int, Field(ge=1, le=2_000_000_000)]
Figure = Annotated[Decimal, Field(ge=0, max_digits=24, decimal_places=8, allow_inf_nan=False)]


class Strict(Schema):
    """Unknown fields are refused, so that a misspelt one is not silently lost."""

    model_config = ConfigDict(extra="forbid")


class ProjectInput(Strict):
    code: Code
    name: Name
    owner: Name


class BudgetLineInput(Strict):
    code: Code
    name: Name


class BudgetEntryInput(Strict):
    kind: BudgetEntryKind
    line: Code
    year: Year
    amount: Money
    decided_on: Day
    document_number: Number
    to_line: Code | None = None
    from_year: Year | None = None
    reason: Note = ""

    def paper(self) -> Paper:
        """What the document says."""
        return Paper(**self.model_dump())


class StatedReasonInput(Strict):
    reason: Words


class SignatureNoteInput(Strict):
    note: Note = ""


class ProcurementInput(Strict):
    code: Number
    name: Name
    method: ProcurementMethod


class ProcurementStepInput(Strict):
    kind: ProcurementStepKind
    done_on: Day
    document_number: Annotated[str, StringConstraints(strip_whitespace=True, max_length=64)] = ""
    note: Note = ""

    def step(self) -> TakenStep:
        """The step that was taken."""
        return TakenStep(self.kind, self.done_on, self.document_number)


class ContractPartInput(Strict):
    code: Code
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
    amount: Money
    is_held: bool = False


class ContractInput(Strict):
    number: Number
    name: Name
    kind: ContractKind
    vendor: Name
    amount: Money
    signed_on: Day
    service_from: Day
    service_until: Day
    parts: Annotated[list[ContractPartInput], Field(max_length=40)] = []
    parts_note: Note = ""
    under: Number | None = None
    procurement: Number | None = None
    line: Code | None = None
    seats: Size | None = None
    agents: Size | None = None
    service_volume: Size | None = None
    assessed: AssessmentKind | None = None

    def file(self) -> ContractFile:
        """The contract as signed."""
        parts = tuple(Part(part.code, part.name, part.amount, part.is_held) for part in self.parts)
        return ContractFile(**(self.model_dump() | {"parts": parts}))


class SettlementInput(Strict):
    accepted: Money
    settled_on: Day
    document_number: Number

    def service(self) -> AcceptedService:
        """What was accepted."""
        return AcceptedService(self.accepted, self.settled_on, self.document_number)


class AssessedValueInput(Strict):
    """What a person enters for a leaf, with its evidence."""

    leaf: Annotated[str, StringConstraints(max_length=64)]
    value: Figure | None = None
    numerator: Figure | None = None
    denominator: Figure | None = None
    answers: dict[str, AnswerLevel] = {}
    counts: dict[str, Count] = {}
    comparisons: tuple[Comparison, ...] = ()
    evidence: Words

    def entered(self) -> EnteredValue:
        """The value as scoring takes it."""
        return EnteredValue(**(self.model_dump() | {"evidence": Text(self.evidence, self.evidence)}))


class AssessmentCorrectionInput(Strict):
    """An assessment again; its kind and period are those of the one that is corrected."""

    scheme: Number
    assessed_on: Day
    entered: Annotated[list[AssessedValueInput], Field(max_length=200)] = []
    document_number: Annotated[str, StringConstraints(strip_whitespace=True, max_length=64)] = ""
    note: Note = ""

    def judgement(self, kind: AssessmentKind, first_day: date, last_day: date) -> Judgement:
        """What the vendor is assessed by."""
        return Judgement(
            scheme=self.scheme,
            kind=kind,
            first_day=first_day,
            last_day=last_day,
            assessed_on=self.assessed_on,
            entered=[one.entered() for one in self.entered],
            document_number=self.document_number,
            note=self.note,
        )


class VendorAssessmentInput(AssessmentCorrectionInput):
    kind: AssessmentKind
    first_day: Day
    last_day: Day


class PaymentRequestInput(Strict):
    line: Code
    year: Year
    amount: Money
    kind: PaymentKind
    purpose: Words
    payee: Name
    contract: Number | None = None
    assessment_id: int | None = None
    document_numbers: Note = ""

    def wish(self) -> Wish:
        """What is asked for."""
        return Wish(**self.model_dump())


class PaymentVoucherInput(Strict):
    paid_on: Day
    number: Number
    fund_source: Annotated[str, StringConstraints(strip_whitespace=True, max_length=64)] = ""

    def voucher(self) -> Voucher:
        """The payment's paper."""
        return Voucher(self.paid_on, self.number, self.fund_source)


class PastPaymentInput(Strict):
    request: PaymentRequestInput
    voucher: PaymentVoucherInput


class ChainStepInput(Strict):
    code: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
    name_zh: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=32)]
    name_en: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
    roles: Annotated[list[str], Field(max_length=20)] = []
    accounts: Annotated[list[str], Field(max_length=50)] = []

    def step(self) -> ChainStep:
        """The signature."""
        name = Text(self.name_zh, self.name_en)
        return ChainStep(code=self.code, name=name, roles=tuple(self.roles), accounts=tuple(self.accounts))


class ContractPolicyInput(Strict):
    chain: Annotated[list[ChainStepInput], Field(max_length=20)]
    execution_lag: Annotated[Decimal, Field(ge=0, le=1, decimal_places=4)]
    settlement_days: Annotated[int, Field(ge=1, le=3660)]
    assessment_days: Annotated[int, Field(ge=1, le=3660)]
    utilisation_limit: Annotated[Decimal, Field(ge=1, le=1000, decimal_places=2)]
    service_indicator: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""

    def terms(self) -> CheckTerms:
        """The numbers of the checks."""
        return CheckTerms(
            self.execution_lag,
            self.settlement_days,
            self.assessment_days,
            self.utilisation_limit,
            self.service_indicator,
        )


class AssessmentSchemeInput(Strict):
    text: Annotated[str, StringConstraints(min_length=1, max_length=200_000)]
    fee_terms: FeeTerms


class PaymentRequestsQuery(Strict):
    """Which payment requests: all, those under way, or those that wait for the reader's signature."""

    view: Literal["my_turn", "open", "all"] = "open"
    cursor: str = ""
    limit: Annotated[int, Field(ge=1, le=100)] = 20
