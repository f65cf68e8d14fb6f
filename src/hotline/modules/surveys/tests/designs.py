"""A questionnaire of nine choices and a text, as evaluations ask it; 58 people answered."""

from hotline.modules.surveys.rules.answering import Answers
from hotline.modules.surveys.rules.design import Design, design_of

YES, NO = {"code": "yes", "name": {"zh": "是", "en": "Yes"}}, {"code": "no", "name": {"zh": "否", "en": "No"}}
_LEVELS = (
    ("very_satisfied", "非常满意", "Very satisfied", "1"),
    ("satisfied", "满意", "Satisfied", "1"),
    ("neutral", "一般", "Neutral", "0"),
    ("dissatisfied", "不满意", "Dissatisfied", "0"),
)
PLAIN: dict[str, object] = {
    "title": {"zh": "12345热线满意度调查", "en": "How satisfied are you with the hotline?"},
    "questions": [
        {
            "code": "knows",
            "kind": "single_choice",
            "text": {"zh": "您是否了解12345热线？", "en": "Do you know it?"},
            "options": [YES, NO],
        },
        {
            "code": "called",
            "kind": "single_choice",
            "text": {"zh": "您是否拨打过？", "en": "Have you called it?"},
            "options": [YES, NO],
        },
        {
            "code": "answered_soon",
            "kind": "single_choice",
            "text": {"zh": "是否及时得到回复？", "en": "Were you answered soon?"},
            "options": [YES, NO],
            "shown_if": {"question": "called", "is_one_of": ["yes"]},
        },
        {
            "code": "overall",
            "kind": "single_choice",
            "text": {"zh": "您的总体评价是？", "en": "All in all?"},
            "options": [
                {"code": code, "name": {"zh": zh, "en": en}, "worth": worth} for code, zh, en, worth in _LEVELS
            ],
        },
        {
            "code": "advice",
            "kind": "text",
            "text": {"zh": "您有何意见和建议？", "en": "What would you advise?"},
            "is_required": False,
        },
    ],
    "formula": ["overall"],
}


def design() -> Design:
    """The questionnaire."""
    return design_of(PLAIN)


def answers_of_58() -> list[Answers]:
    """57 know it, 49 have called, and 39 and 16 of 58 are very satisfied or satisfied."""
    overall = ["very_satisfied"] * 39 + ["satisfied"] * 16 + ["neutral"] * 2 + ["dissatisfied"]
    found: list[Answers] = []
    for place, level in enumerate(overall):
        called = place < 49
        found.append(
            {
                "knows": "no" if place == 57 else "yes",
                "called": "yes" if called else "no",
                **({"answered_soon": "no" if place == 48 else "yes"} if called else {}),
                "overall": level,
            }
        )
    return found
