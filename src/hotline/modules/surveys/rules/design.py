"""A questionnaire as data: questions, options with their worth, which question follows which answer, the formula."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter
from pydantic.dataclasses import dataclass

from hotline.modules.scoring.rules.texts import FORM, Code, Text
from hotline.modules.surveys.errors import DesignRefused

Worth = Annotated[Decimal, Field(ge=0, le=1, max_digits=6, decimal_places=4)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200)]
MOST_QUESTIONS = 60
MOST_OPTIONS = 30


class QuestionKind(StrEnum):
    """单选 多选 五级量表 数字 填空."""

    SINGLE_CHOICE = "single_choice"
    SEVERAL_CHOICES = "several_choices"
    SCALE = "scale"
    FIGURE = "figure"
    TEXT = "text"


WITH_OPTIONS = (QuestionKind.SINGLE_CHOICE, QuestionKind.SEVERAL_CHOICES, QuestionKind.SCALE)
CHOOSE_ONE = (QuestionKind.SINGLE_CHOICE, QuestionKind.SCALE)
SCALE_LEVELS = 5


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Option:
    """One answer to choose; `worth` is what it counts in the satisfaction, from 0 to 1."""

    code: Code
    name: Text
    worth: Worth | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class ShownIf:
    """The question is asked only of those who chose one of these options of an earlier one."""

    question: Code
    is_one_of: Annotated[tuple[Code, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Question:
    """One question."""

    code: Code
    kind: QuestionKind
    text: Text
    is_required: bool = True
    options: Annotated[tuple[Option, ...], Field(max_length=MOST_OPTIONS)] = ()
    shown_if: ShownIf | None = None
    # For figures: the smallest and the largest that is taken.
    least: Decimal | None = None
    most: Decimal | None = None

    def option(self, code: str) -> Option | None:
        """The option of that code."""
        return next((one for one in self.options if one.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Design:
    """A whole questionnaire. The satisfaction is the mean worth of the answers to the questions of `formula`."""

    title: Text
    introduction: Text | None = None
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=MOST_QUESTIONS)]
    formula: tuple[Code, ...] = ()

    def question(self, code: str) -> Question | None:
        """The question of that code."""
        return next((one for one in self.questions if one.code == code), None)


DESIGN = TypeAdapter(Design)


def design_of(plain: Mapping[str, object]) -> Design:
    """The design that was kept as JSON."""
    return DESIGN.validate_python(plain)


def plain_of(design: Design) -> dict[str, object]:
    """The design as JSON to be kept."""
    plain: dict[str, object] = DESIGN.dump_python(design, mode="json", exclude_none=True)
    return plain


def ensure_sound(design: Design) -> None:
    """Refuse a design that contradicts itself, at the first question that is at fault."""
    seen: dict[str, Question] = {}
    for place, question in enumerate(design.questions, start=1):
        problem = _problem(question, seen)
        if problem is not None:
            zh, en = problem
            raise DesignRefused(field=f"questions[{place - 1}]", place=place, reason_zh=zh, reason_en=en)
        seen[question.code] = question
    for code in design.formula:
        place = list(seen).index(code) + 1 if code in seen else 0
        counted = seen.get(code)
        if counted is None or counted.kind not in CHOOSE_ONE or any(one.worth is None for one in counted.options):
            raise DesignRefused(
                field="formula",
                place=place,
                reason_zh=f"“{code}”计入满意度，应为单选或量表题，且每个选项都有分值。",
                reason_en=f"“{code}” counts, so it must be a choice or scale whose options all have a worth.",
            )


def _problem(question: Question, seen: Mapping[str, Question]) -> tuple[str, str] | None:
    if question.code in seen:
        return f"编号“{question.code}”重复。", f"the code “{question.code}” stands twice."
    codes = [one.code for one in question.options]
    if question.kind in WITH_OPTIONS and len(codes) < 2:
        return "至少要有两个选项。", "it needs two options at least."
    if question.kind not in WITH_OPTIONS and codes:
        return "这种题目没有选项。", "this kind has no options."
    if question.kind is QuestionKind.SCALE and len(codes) != SCALE_LEVELS:
        return "量表题应有五个等级。", "a scale has five levels."
    if len(set(codes)) < len(codes):
        return "选项编号重复。", "an option stands twice."
    if question.least is not None and question.most is not None and question.least > question.most:
        return "最小值大于最大值。", "the smallest figure is above the largest."
    return _condition_problem(question, seen)


def _condition_problem(question: Question, seen: Mapping[str, Question]) -> tuple[str, str] | None:
    if question.shown_if is None:
        return None
    before = seen.get(question.shown_if.question)
    if before is None or before.kind not in WITH_OPTIONS:
        return "显示条件应指向前面的选择题。", "its condition must name an earlier choice."
    if any(before.option(code) is None for code in question.shown_if.is_one_of):
        return "显示条件中的选项不存在。", "its condition names an option that there is not."
    return None
