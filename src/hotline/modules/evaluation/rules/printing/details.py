"""What a paper prints beside the scorecard: the project, its funds, its goals, what was found, who answered.

Contracts, surveys and the process around a score own most of it and fill it in; a file may too. What is not given is
said to be missing on the paper, and never invented.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from hotline.modules.scoring.rules.texts import FORM, Code, Sentence

Money = Annotated[Decimal, Field(max_digits=18, decimal_places=6)]
Share = Annotated[Decimal, Field(ge=0, max_digits=9, decimal_places=6)]
People = Annotated[int, Field(ge=0, le=100_000_000)]
Sentences = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Project:
    """What is evaluated, and whose it is."""

    name: Sentence
    competent_department: str = ""
    implementing_unit: str = ""
    attribute: str = ""
    term: str = ""
    background: Sentences = ()
    basis: Sentences = ()
    contents: Sentences = ()
    management: Sentences = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class FundLine:
    """A row of the funds, in the funds' unit; empty where the form has nothing to print."""

    name: Sentence
    initial: Money | None = None
    budget: Money | None = None
    executed: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class FundPayment:
    """A sum that was paid, and what for."""

    paid_on: date
    purpose: Sentence
    amount: Money
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Funds:
    """The project's money in the year: the budget at its beginning, the whole year's (A), and what was spent (B).

    `unit` is empty where the sums were entered without one.
    """

    unit: str = "万元"
    initial: Money | None = None
    budget: Money
    executed: Money
    lines: tuple[FundLine, ...] = ()
    payments: tuple[FundPayment, ...] = ()
    remarks: Sentences = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Goals:
    """The goal of the year and what came of it; the medium-term goal with its targets by leaf."""

    expected: Sentence
    achieved: str = ""
    medium_term: str = ""
    medium_term_years: str = ""
    medium_term_funds: Money | None = None
    medium_term_targets: dict[Code, Sentence] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Topic:
    """Something that was found or is advised: a line that names it, and what there is to say."""

    title: Sentence
    text: Sentence


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Stage:
    """A stage of the evaluation's work."""

    name: Sentence
    first_day: date
    last_day: date
    work: Sentence


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Advice:
    """What is recommended to a named body for which problem, by when, and what became of it."""

    addressed_to: Sentence
    problem: Sentence
    text: Sentence
    due_on: date
    progress: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class SampledOrders:
    """Work orders that were drawn and looked at; the rate of faulty ones and its interval as they are printed."""

    first_day: date
    last_day: date
    population: People
    drawn: People
    judged: People
    faulty: People
    error_rate: str = ""
    interval: str = ""
    findings: Sentences = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class ComparedCost:
    """What a hotline costs, in ten thousand yuan, and for how much work; ours stands first."""

    place: Sentence
    cost: Money
    agents: People | None = None
    calls: People | None = None
    work_orders: People | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Evaluation:
    """How the evaluation was made, what it found and what it advises."""

    evaluator: str = ""
    commissioned_by: str = ""
    completed_on: date | None = None
    purpose: Sentences = ()
    principles: Sentences = ()
    methods: Sentences = ()
    stages: tuple[Stage, ...] = ()
    conclusion: Sentences = ()
    experiences: tuple[Topic, ...] = ()
    problems: tuple[Topic, ...] = ()
    recommendations: tuple[Topic, ...] = ()
    advice: tuple[Advice, ...] = ()
    samples: tuple[SampledOrders, ...] = ()
    costs: tuple[ComparedCost, ...] = ()
    other_matters: Sentences = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class SurveyOption:
    """An answer that could be given, and how many gave it."""

    name: Sentence
    count: People


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class SurveyQuestion:
    """A question of a questionnaire; shares are of those who answered it, or of all where several answers go."""

    text: Sentence
    options: tuple[SurveyOption, ...] = ()
    takes_several: bool = False
    remarks: Sentences = ()
    conclusion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Survey:
    """A questionnaire with its answers."""

    title: Sentence
    first_day: date | None = None
    last_day: date | None = None
    sent: People | None = None
    valid: People
    introduction: str = ""
    questions: tuple[SurveyQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class BaseFigure:
    """A figure of the base data over the years, as the vendor states it."""

    group: Sentence
    name: Sentence
    values: Sentences


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class BaseData:
    """The table of base data over some years, mostly three."""

    stated_by: Sentence
    years: Annotated[Sentences, Field(min_length=1, max_length=5)]
    figures: tuple[BaseFigure, ...]
    notes: Sentences = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Review:
    """The review by the department in charge."""

    mark: Share | None = None
    grade: str = ""
    opinion: str = ""
    advice: str = ""
    next_budget: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class AssessedItem:
    """An indicator of a vendor's assessment with the mark that was given."""

    level1: Sentence
    level2: Sentence
    standard: Sentence
    value: str = ""
    weight: Share
    mark: Share
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class PaymentTerm:
    """From which total on which share of the fee is paid; the lowest has no bound."""

    share: Share
    at_least: Share | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class AssessedFee:
    """The fee that hangs on the assessment, in yuan, and by which terms; deductions are named sums besides."""

    amount: Money
    terms: Annotated[tuple[PaymentTerm, ...], Field(min_length=1)]
    deductions: tuple[FundLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class VendorAssessment:
    """The assessment of a vendor for a month or a year; `period` is printed as 2023年6月 or 2023年度."""

    vendor: Sentence
    contract: Sentence
    period: Sentence
    assessed_by: Sentence
    assessed_on: date | None = None
    items: Annotated[tuple[AssessedItem, ...], Field(min_length=1)]
    fee: AssessedFee | None = None
    opinion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Matter:
    """Something to be put right: what was found with its figures, on which term it rests, what is asked."""

    found: Sentence
    basis: Sentence
    demand: Sentence
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class RectificationNotice:
    """A notice to put things right."""

    number: Sentence
    addressee: Sentence
    issuer: Sentence
    issued_on: date
    occasion: Sentence
    reply_by: date
    matters: Annotated[tuple[Matter, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Measure:
    """What was done about a matter of a notice, in its order."""

    cause: Sentence
    done: Sentence
    state: Sentence
    completed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class RectificationReply:
    """The reply to a notice, matter by matter."""

    number: str = ""
    replied_by: Sentence
    replied_on: date
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class PaperDetails:
    """Everything that is printed beside the scorecard, as far as it is known."""

    project: Project | None = None
    funds: Funds | None = None
    goals: Goals | None = None
    evaluation: Evaluation | None = None
    survey: Survey | None = None
    base_data: BaseData | None = None
    review: Review | None = None
    vendor_assessment: VendorAssessment | None = None
    notice: RectificationNotice | None = None
    reply: RectificationReply | None = None
