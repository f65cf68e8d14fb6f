"""From a scorecard to its document, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hotline.kit.rates import NO_VALUE
from hotline.modules.scoring.public import (
    Display,
    GroupMark,
    IndicatorValue,
    Leaf,
    LeafMark,
    LevelKind,
    LevelMark,
    Scheme,
    Scorecard,
    Text,
    display_for,
)

from .documents import (
    EntryDocument,
    GroupDocument,
    InputDocument,
    LeafDocument,
    LevelDocument,
    LevelSum,
    MonthDocument,
    SchemeDocument,
    ScorecardDocument,
    ScorecardTree,
    Totals,
)
from .evidence import Sources, evidence_for
from .numbers import count, digits, digits_or_none, mark, mark_or_none


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a document says beside the scorecard: whose it is, its days, who entered what, what is counted."""

    hotline: str
    scale: Decimal
    first_day: date
    last_day: date
    entries: Mapping[str, EntryDocument]
    sources: Sources
    language: str


def scorecard_document(scorecard: Scorecard, setting: Setting) -> ScorecardDocument:
    """The scorecard with its leaves in one list."""
    return {
        **_totals(scorecard, setting),
        "levels": [_level_sum(level, setting) for level in scorecard.levels],
        "indicators": [leaf for level in scorecard.levels for leaf in _leaves(level, setting)],
    }


def scorecard_tree(scorecard: Scorecard, setting: Setting) -> ScorecardTree:
    """The scorecard with its leaves in their groups and levels."""
    return {**_totals(scorecard, setting), "tree": [_level(level, setting) for level in scorecard.levels]}


def scheme_document(scheme: Scheme, language: str, *, is_installed: bool) -> SchemeDocument:
    """A scheme as a list shows it."""
    return {
        "code": scheme.code,
        "name": scheme.name.in_language(language),
        "year": scheme.year,
        "hotline": scheme.hotline,
        "version": scheme.version,
        "is_installed": is_installed,
    }


def _totals(scorecard: Scorecard, setting: Setting) -> Totals:
    scheme = scorecard.scheme
    return {
        "scheme": scheme.code,
        "scheme_name": scheme.name.in_language(setting.language),
        "scheme_version": scheme.version,
        "hotline": setting.hotline,
        "scale": digits(setting.scale),
        "first_day": setting.first_day.isoformat(),
        "last_day": setting.last_day.isoformat(),
        "weight": digits(scheme.weight),
        "total_by_rule": mark(scorecard.total_by_rule),
        "exact_total_by_rule": digits(scorecard.exact_total_by_rule),
        "total_stated": mark_or_none(scorecard.total_stated),
        "grade": scorecard.grade.in_language(setting.language),
        "grade_by_rule": scorecard.grade_by_rule.in_language(setting.language),
        "stated_marks_used": scorecard.stated_marks_used,
        "leaves_without_value": scorecard.leaves_without_value,
    }


def _level_sum(level: LevelMark, setting: Setting) -> LevelSum:
    return {
        "code": level.level.code,
        "name": level.level.name.in_language(setting.language),
        "weight": _level_weight(level),
        "mark_by_rule": mark(level.mark_by_rule),
        "mark_stated": mark_or_none(level.mark_stated),
        "finding": _in_language(level.level.finding, setting.language),
    }


def _level(level: LevelMark, setting: Setting) -> LevelDocument:
    return {**_level_sum(level, setting), "groups": [_group(level, group, setting) for group in level.groups]}


def _level_weight(level: LevelMark) -> str:
    """What a level can earn, or at most be deducted for."""
    is_deducted = level.level.kind is LevelKind.DEDUCTED
    return digits(-level.level.weight if is_deducted else level.level.weight)


def _group(level: LevelMark, group: GroupMark, setting: Setting) -> GroupDocument:
    return {
        "code": group.group.code,
        "name": group.group.name.in_language(setting.language),
        "weight": digits(-group.group.weight if level.level.kind is LevelKind.DEDUCTED else group.group.weight),
        "mark_by_rule": mark(group.mark_by_rule),
        "mark_stated": mark_or_none(group.mark_stated),
        "leaves": [_leaf(level, group, leaf, setting) for leaf in group.leaves],
    }


def _leaves(level: LevelMark, setting: Setting) -> list[LeafDocument]:
    return [_leaf(level, group, leaf, setting) for group in level.groups for leaf in group.leaves]


def _leaf(level: LevelMark, group: GroupMark, marked: LeafMark, setting: Setting) -> LeafDocument:
    leaf, language = marked.leaf, setting.language
    reason = marked.reason
    reason_text = None if reason is None else reason.text.in_language(language)
    indicator, variant = _feeding(marked)
    return {
        "code": leaf.code,
        "name": leaf.name.in_language(language),
        "level": level.level.code,
        "group": group.group.code,
        "weight": digits(-leaf.weight if marked.weight < 0 else leaf.weight),
        "target": leaf.target.text.in_language(language),
        "indicator": indicator,
        "variant": variant,
        "value": digits_or_none(marked.value),
        "shown": marked.shown.in_language(language),
        "unit": _unit(leaf, language),
        "numerator": count(marked.numerator),
        "denominator": count(marked.denominator),
        "mark_by_rule": mark_or_none(marked.mark_by_rule),
        "mark_stated": mark_or_none(marked.mark_stated),
        "value_stated": None if leaf.stated is None else leaf.stated.value,
        "stated_in": None if leaf.stated is None else leaf.stated.printed_in,
        "reason": None if reason is None else f"{reason.code}: {reason_text}",
        "reason_code": None if reason is None else reason.code,
        "reason_text": reason_text,
        "evidence": evidence_for(marked, setting.sources, setting.first_day, setting.last_day).in_language(language),
        "rule_kind": leaf.rule.kind,
        "rule_text": leaf.rule_text.in_language(language),
        "rule_printed_in": leaf.rule_printed_in,
        "note": _in_language(leaf.note, language),
        "working": marked.working.in_language(language),
        "finding": _in_language(marked.finding, language),
        "inputs": [_input(one, display_for(leaf, one)) for one in marked.indicators],
        "entry": setting.entries.get(leaf.code),
    }


def _feeding(marked: LeafMark) -> tuple[str | None, str | None]:
    """The indicator of the leaf itself, or the one that its rule counts; none where there are several or none."""
    if marked.leaf.indicator is not None:
        return marked.leaf.indicator, marked.leaf.variant
    if len(marked.requests) == 1:
        return marked.requests[0]
    return None, None


def _unit(leaf: Leaf, language: str) -> str:
    return "" if leaf.display is None or leaf.display.suffix is None else leaf.display.suffix.in_language(language)


def _input(indicator: IndicatorValue, display: Display | None) -> InputDocument:
    return {
        "indicator": indicator.code,
        "variant": indicator.variant,
        "numerator": count(indicator.numerator),
        "denominator": count(indicator.denominator),
        "value": digits_or_none(indicator.figure),
        "shown": _shown(indicator.figure, display),
        "months": [
            MonthDocument(
                month=one.month,
                numerator=count(one.numerator),
                denominator=count(one.denominator),
                value=digits_or_none(one.figure),
                shown=_shown(one.figure, display),
            )
            for one in indicator.months
        ],
    }


def _shown(value: Decimal | None, display: Display | None) -> str:
    return NO_VALUE if value is None or display is None else display.show(value)


def _in_language(text: Text | None, language: str) -> str | None:
    return None if text is None else text.in_language(language)
