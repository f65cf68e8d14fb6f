"""What pages get of contracts and money. Amounts are yuan as decimal digits; what there is not is null."""

from datetime import date, datetime

from ninja import Schema


class BookFindingOutput(Schema):
    code: str
    severity: str
    place: str
    stated: str
    computed: str
    text: str


class BudgetYearOutput(Schema):
    """A year of a project: what may be spent, what was asked for and paid; the rate as it is shown."""

    year: int
    available: str
    committed: str
    paid: str
    execution_rate: str | None
    execution_shown: str


class ProjectSummaryOutput(Schema):
    code: str
    name: str
    owner: str
    contracts: int
    findings: int
    years: list[BudgetYearOutput]


class ProjectsOutput(Schema):
    items: list[ProjectSummaryOutput]


class LineYearOutput(Schema):
    """A budget line in a year: the sums of its entries by kind, and what follows from them."""

    line: str
    name: str
    year: int
    need: str
    initial: str
    increased: str
    decreased: str
    moved: str
    carried_in: str
    carried_out: str
    received: str
    available: str
    paid: str


class BudgetEntryOutput(Schema):
    id: int
    kind: str
    kind_name: str
    line: str
    year: int
    amount: str
    to_line: str | None
    from_year: int | None
    document_number: str
    decided_on: date
    reason: str
    is_reversal: bool
    is_reversed: bool
    recorded_at: datetime
    recorded_by_name: str


class ProcurementStepOutput(Schema):
    kind: str
    name: str
    done_on: date | None
    document_number: str


class ProcurementOutput(Schema):
    code: str
    name: str
    method: str
    method_name: str
    steps: list[ProcurementStepOutput]


class ExecutionQuarterOutput(Schema):
    last_day: date
    paid: str
    available: str
    execution_shown: str


class ContractSummaryOutput(Schema):
    id: int
    number: str
    name: str
    kind: str
    kind_name: str
    vendor: str
    under: str | None
    amount: str
    whole_amount: str
    paid: str
    signed_on: date
    service_from: date
    service_until: date


class BudgetLineOutput(Schema):
    code: str
    name: str


class ProjectOutput(Schema):
    """A project's books; `budget_lines` are all of its lines, `lines` those with entries, year by year."""

    code: str
    name: str
    owner: str
    budget_lines: list[BudgetLineOutput]
    lines: list[LineYearOutput]
    years: list[BudgetYearOutput]
    quarters: list[ExecutionQuarterOutput]
    entries: list[BudgetEntryOutput]
    procurements: list[ProcurementOutput]
    contracts: list[ContractSummaryOutput]
    findings: list[BookFindingOutput]


class ContractPartOutput(Schema):
    code: str
    name: str
    amount: str
    is_held: bool


class VendorAssessmentOutput(Schema):
    id: int
    kind: str
    kind_name: str
    first_day: date
    last_day: date
    assessed_on: date
    scheme: str
    mark: str
    grade: str
    base_amount: str
    released: str
    deducted: str
    document_number: str
    note: str
    corrects: int | None
    is_corrected: bool
    assessed_by_name: str


class SettlementOutput(Schema):
    accepted: str
    settled_on: date
    document_number: str


class ContractOutput(ContractSummaryOutput):
    project: str
    project_name: str
    line: str | None
    seats: int | None
    agents: int | None
    service_volume: int | None
    services: str | None
    utilisation_shown: str
    assessed: str | None
    parts: list[ContractPartOutput]
    parts_note: str
    held: str
    payable: str
    left: str
    supplements: list[ContractSummaryOutput]
    assessments: list[VendorAssessmentOutput]
    settlements: list[SettlementOutput]
    requests: "list[PaymentRequestSummaryOutput]"
    findings: list[BookFindingOutput]


class PaymentRequestSummaryOutput(Schema):
    """A payment request; `is_my_turn` where the signature that is due is the reader's to give."""

    number: str
    project: str
    contract: str | None
    kind: str
    kind_name: str
    amount: str
    purpose: str
    payee: str
    state: str
    state_name: str
    waits_for: str | None
    is_my_turn: bool
    submitted_at: datetime
    submitted_by_name: str


class PaymentRequestsOutput(Schema):
    items: list[PaymentRequestSummaryOutput]
    next_cursor: str | None


class PaymentSignatureOutput(Schema):
    """A step of the chain, and who gave it in this round, if anybody did."""

    code: str
    name: str
    signed_by_name: str | None
    signed_at: datetime | None
    note: str


class PaymentDecisionOutput(Schema):
    round_number: int
    step: str
    outcome: str
    amount: str
    note: str
    at: datetime
    by_name: str


class PaymentOutput(Schema):
    amount: str
    paid_on: date
    voucher_number: str
    fund_source: str
    recorded_by_name: str


class PaymentRequestOutput(PaymentRequestSummaryOutput):
    """A payment request with its chain, and what the reader may do with it now."""

    project_name: str
    line: str
    line_name: str
    year: int
    assessment_id: int | None
    document_numbers: str
    round_number: int
    chain: list[PaymentSignatureOutput]
    decisions: list[PaymentDecisionOutput]
    payment: PaymentOutput | None
    offers: list[str]


class ChainStepOutput(Schema):
    code: str
    name_zh: str
    name_en: str
    roles: list[str]
    accounts: list[str]


class ContractPolicyOutput(Schema):
    """The chain and the numbers in force; number 0 is what is built in."""

    number: int
    published_at: datetime | None
    note: str
    chain: list[ChainStepOutput]
    execution_lag: str
    settlement_days: int
    assessment_days: int
    utilisation_limit: str
    service_indicator: str


class AssessmentSchemeOutput(Schema):
    """An assessment scheme with its content as it is written, so that a page can ask what each leaf needs."""

    code: str
    version: int
    name: str
    published_at: datetime
    fee_base: str
    content: dict[str, object]


class AssessmentSchemesOutput(Schema):
    items: list[AssessmentSchemeOutput]


ContractOutput.model_rebuild()
