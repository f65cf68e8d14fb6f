"""What the process of an evaluation takes."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from hotline.kit.clock import FIRST_YEAR, LAST_YEAR
from hotline.modules.appraisal.actions.appeal import Objection
from hotline.modules.appraisal.actions.declare_targets import Declaration
from hotline.modules.appraisal.actions.evaluate_oneself import Conclusion
from hotline.modules.appraisal.actions.run_project import Advice, ProjectPlan
from hotline.modules.appraisal.actions.sample_orders import DrawWanted
from hotline.modules.appraisal.actions.supervise_vendor import Fault, SheetToFill
from hotline.modules.appraisal.rules.costs import Cost
from hotline.modules.appraisal.rules.self_evaluation import Deviation, Review
from hotline.modules.appraisal.rules.sheets import EnteredLine
from hotline.modules.appraisal.rules.stages import PlannedStage
from hotline.modules.appraisal.rules.targets import Target
from hotline.modules.appraisal.rules.words import BudgetSuggestion, ProjectKind, StageKind, StratifiedBy
from hotline.modules.scoring.public import Amount, AnswerLevel, Count, EnteredValue, Text

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
TargetText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Code = Annotated[str, Field(min_length=1, max_length=64)]
Day = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
Yuan = Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=2)]
Mark = Annotated[Decimal, Field(ge=0, max_digits=7, decimal_places=2)]
Figure = Annotated[Decimal, Field(ge=0, max_digits=20, decimal_places=8)]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]


class Strict(Schema):
    """Unknown fields are refused, so that a misspelt one is not silently lost."""

    model_config = ConfigDict(extra="forbid")


class StepWordsInput(Strict):
    """A step with its words: an opinion, a document's number, a reply, evidence, a reason."""

    text: Words


class StepNoteInput(Strict):
    """A step that may have a note."""

    note: Note = ""


class TargetLineInput(Strict):
    leaf_code: Code
    yearly: TargetText
    midterm: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""


class TargetsInput(Strict):
    """The declaration form; `reason` is that of an adjustment."""

    scheme: Code
    yearly_goal: Words
    midterm_goal: Note = ""
    midterm_funds: Yuan | None = None
    yearly_funds: Yuan | None = None
    reason: Note = ""
    targets: list[TargetLineInput] = Field(min_length=1, max_length=200)

    def declaration(self) -> Declaration:
        """What the form says."""
        return Declaration(
            yearly_goal=self.yearly_goal,
            midterm_goal=self.midterm_goal,
            midterm_funds=self.midterm_funds,
            yearly_funds=self.yearly_funds,
            reason=self.reason,
            targets=tuple(Target(one.leaf_code, one.yearly, one.midterm) for one in self.targets),
        )


class DeviationInput(Strict):
    reason: Words
    measure: Note = ""


class SelfEvaluationInput(Strict):
    scheme: Code
    deviations: dict[Code, DeviationInput] = {}
    achievements: Note = ""
    problems: Note = ""
    improvements: Note = ""

    def conclusion(self) -> Conclusion:
        """What the unit says."""
        return Conclusion(
            deviations={code: Deviation(one.reason, one.measure) for code, one in self.deviations.items()},
            achievements=self.achievements,
            problems=self.problems,
            improvements=self.improvements,
        )


class SelfEvaluationReviewInput(Strict):
    mark: Mark
    is_causal: bool
    is_economical: bool
    has_no_double: bool
    opinion: Words
    improvements: Note = ""
    budget_suggestion: BudgetSuggestion

    def review(self) -> Review:
        """What the department in charge says."""
        return Review(
            mark=self.mark,
            is_causal=self.is_causal,
            is_economical=self.is_economical,
            has_no_double=self.has_no_double,
            opinion=self.opinion,
            budget_suggestion=self.budget_suggestion,
            improvements=self.improvements,
        )


class ProjectStageInput(Strict):
    kind: StageKind
    first_day: Day
    last_day: Day


class EvaluationProjectInput(Strict):
    title: Title
    kind: ProjectKind
    scheme: Code
    evaluating_body: Name
    evaluated_body: Name
    appeal_days: int = Field(10, ge=1, le=90)
    stages: list[ProjectStageInput] = Field(min_length=1, max_length=len(StageKind))

    def plan(self) -> ProjectPlan:
        """What is planned."""
        return ProjectPlan(
            title=self.title,
            kind=self.kind,
            scheme_code=self.scheme,
            evaluating_body=self.evaluating_body,
            evaluated_body=self.evaluated_body,
            stages=tuple(PlannedStage(one.kind, one.first_day, one.last_day) for one in self.stages),
            appeal_days=self.appeal_days,
        )


class DocumentRequestInput(Strict):
    name: Title
    asked_of: Name
    due_on: Day


class DocumentReferenceInput(Strict):
    reference: TargetText


class DocumentCheckInput(Strict):
    is_complete: bool
    note: Note = ""


class SampleDrawInput(Strict):
    first_day: Day
    last_day: Day
    stratified_by: StratifiedBy = StratifiedBy.DEPARTMENT
    size: int = Field(ge=1, le=2_000)
    seed: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]

    def wanted(self) -> DrawWanted:
        """What to draw."""
        return DrawWanted(self.first_day, self.last_day, self.stratified_by, self.size, self.seed)


class SampleFindingInput(Strict):
    is_faulty: bool
    finding: Note = ""


class SurveyUseInput(Strict):
    survey_id: int


class LeafFeedInput(Strict):
    """Whose leaf a survey's result becomes."""

    survey_id: int
    leaf_code: Code


class CostFigureInput(Strict):
    """A place's yearly cost. Of ours the numbers of work come from records."""

    place: Name
    is_ours: bool = False
    cost_yuan: Yuan
    agents: int | None = Field(None, ge=1, le=1_000_000)
    calls: int | None = Field(None, ge=1, le=2_000_000_000)
    work_orders: int | None = Field(None, ge=1, le=2_000_000_000)
    source: Words

    def cost(self) -> Cost:
        """The figure as the rules take it."""
        return Cost(self.place, self.cost_yuan, self.agents, self.calls, self.work_orders)


class RecommendationInput(Strict):
    addressed_to: Name
    problem: Words
    text: Words
    due_on: Day

    def advice(self) -> Advice:
        """What is recommended."""
        return Advice(self.addressed_to, self.problem, self.text, self.due_on)


class ResultUseInput(Strict):
    budget_suggestion: BudgetSuggestion
    note: Words


class AppealInput(Strict):
    leaf_code: Code
    ground: Words
    evidence: Words

    def objection(self) -> Objection:
        """What is contested."""
        return Objection(self.leaf_code, self.ground, self.evidence)


class CorrectionInput(Strict):
    """The right value of an entered leaf; which fields are filled follows from its rule."""

    leaf: Code
    value: Amount | None = None
    numerator: Amount | None = None
    denominator: Amount | None = None
    answers: dict[str, AnswerLevel] = {}
    counts: dict[str, Count] = {}
    evidence: Words

    def entered(self) -> EnteredValue:
        """The value as scoring takes it."""
        return EnteredValue(
            leaf=self.leaf,
            evidence=Text(zh=self.evidence, en=self.evidence),
            numerator=self.numerator,
            denominator=self.denominator,
            value=self.value,
            answers=self.answers,
            counts=self.counts,
        )


class AppealAcceptanceInput(Strict):
    text: Words
    correction: CorrectionInput | None = None

    def corrected(self) -> EnteredValue | None:
        """The corrected value, where one is given."""
        return self.correction.entered() if self.correction else None


class BaseDataInput(Strict):
    vendor: Name
    year: Year
    figures: dict[Code, TargetText] = Field(min_length=1, max_length=100)


class SheetEntryInput(Strict):
    code: Code
    value: Figure
    evidence: Words


class ThirdPartyAssessmentInput(Strict):
    sheet: Code
    period: Annotated[str, Field(max_length=7)]
    vendor: Name
    firm: Name
    lines: list[SheetEntryInput] = Field([], max_length=200)

    def filled(self) -> SheetToFill:
        """The sheet as it was filled in."""
        entered = tuple(EnteredLine(one.code, one.value, one.evidence) for one in self.lines)
        return SheetToFill(self.sheet, self.period, self.vendor, self.firm, entered)


class RectificationNoticeInput(Strict):
    addressed_to: Name
    problem: Words
    demand: Words
    due_on: Day
    assessment_id: int | None = None
    line_code: str = Field("", max_length=64)

    def fault(self) -> Fault:
        """What has to be put right."""
        return Fault(self.addressed_to, self.problem, self.demand, self.due_on, self.assessment_id, self.line_code)
