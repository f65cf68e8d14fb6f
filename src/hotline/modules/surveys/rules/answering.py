"""Whether answers fit a questionnaire: what was asked is answered, what was not asked is not."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from hotline.modules.surveys.errors import AnswersRefused

from .design import CHOOSE_ONE, Design, Question, QuestionKind

Answer = str | tuple[str, ...]
Answers = Mapping[str, Answer]
LONGEST_TEXT = 1000
_LONGEST_FIGURE = 16


def asked(design: Design, answers: Answers) -> tuple[Question, ...]:
    """The questions that are asked of somebody who answers so: conditions go by what was itself asked."""
    shown: list[Question] = []
    for question in design.questions:
        condition = question.shown_if
        if condition is None:
            shown.append(question)
            continue
        is_asked = any(one.code == condition.question for one in shown)
        if is_asked and set(_chosen(answers.get(condition.question))) & set(condition.is_one_of):
            shown.append(question)
    return tuple(shown)


def checked(design: Design, answers: Answers) -> dict[str, Answer]:
    """The answers, texts trimmed and empty ones left out; `AnswersRefused` at the first question that is at fault."""
    given = {code: kept for code, answer in answers.items() if (kept := _kept(answer))}
    shown = asked(design, given)
    places = {question.code: place for place, question in enumerate(design.questions, start=1)}
    for code in given:
        if all(question.code != code for question in shown):
            raise _refused(code, places.get(code, 0), "没有问到这一题。", "this question was not asked.")
    for question in shown:
        problem = _problem(question, given.get(question.code))
        if problem is not None:
            raise _refused(question.code, places[question.code], *problem)
    return given


def _kept(answer: Answer) -> Answer:
    return answer.strip() if isinstance(answer, str) else tuple(dict.fromkeys(answer))


def _refused(code: str, place: int, zh: str, en: str) -> AnswersRefused:
    return AnswersRefused(field=f"answers.{code}", place=place, reason_zh=zh, reason_en=en)


def _chosen(answer: Answer | None) -> tuple[str, ...]:
    if answer is None:
        return ()
    return (answer,) if isinstance(answer, str) else answer


def _problem(question: Question, answer: Answer | None) -> tuple[str, str] | None:
    if answer is None:
        return ("请回答这一题。", "please answer this question.") if question.is_required else None
    match question.kind:
        case QuestionKind.TEXT:
            is_good = isinstance(answer, str) and len(answer) <= LONGEST_TEXT
            return None if is_good else (f"最多{LONGEST_TEXT}字。", f"{LONGEST_TEXT} characters at most.")
        case QuestionKind.FIGURE:
            return _figure_problem(question, answer)
    if isinstance(answer, str) != (question.kind in CHOOSE_ONE):
        return "请选择一项。", "choose one."
    if any(question.option(code) is None for code in _chosen(answer)):
        return "没有这个选项。", "there is no such option."
    return None


def _figure_problem(question: Question, answer: Answer) -> tuple[str, str] | None:
    if not isinstance(answer, str) or len(answer) > _LONGEST_FIGURE:
        return "请填写数字。", "enter a number."
    try:
        figure = Decimal(answer)
    except InvalidOperation:
        return "请填写数字。", "enter a number."
    if not figure.is_finite():
        return "请填写数字。", "enter a number."
    is_below = question.least is not None and figure < question.least
    if is_below or (question.most is not None and figure > question.most):
        return f"应在{question.least}到{question.most}之间。", f"between {question.least} and {question.most}."
    return None
