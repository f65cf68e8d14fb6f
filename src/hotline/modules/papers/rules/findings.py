"""What the checker finds: a code that stays, where, the stated and the computed value, and how serious."""

from dataclasses import dataclass
from enum import StrEnum

from hotline.modules.scoring.rules.texts import Text


class Severity(StrEnum):
    """An error cannot be true; what is to be explained may be, but the report does not say how."""

    ERROR = "error"
    TO_EXPLAIN = "to_explain"


class FindingCode(StrEnum):
    """The kinds of contradictions."""

    RATE_DIFFERS = "rate_differs"
    RATE_IS_CUT = "rate_is_cut"
    RATE_WITHOUT_BASE = "rate_without_base"
    SUM_DIFFERS = "sum_differs"
    DIFFERENCE_DIFFERS = "difference_differs"
    PRODUCT_DIFFERS = "product_differs"
    YEAR_DIFFERS_FROM_MONTHS = "year_differs_from_months"
    STATEMENTS_DIFFER = "statements_differ"
    UNITS_SLIPPED = "units_slipped"
    ROUNDING_DIFFERS = "rounding_differs"
    BASES_DIFFER = "bases_differ"
    SHARE_ABOVE_WHOLE = "share_above_whole"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    VALUE_IMPOSSIBLE = "value_impossible"
    ROWS_REPEATED = "rows_repeated"
    TEXT_REPEATED = "text_repeated"
    WEIGHTS_DO_NOT_ADD_UP = "weights_do_not_add_up"
    MARKS_DO_NOT_ADD_UP = "marks_do_not_add_up"
    WEIGHTS_DIFFER = "weights_differ"
    MARKS_DIFFER = "marks_differ"
    MARK_OUT_OF_RANGE = "mark_out_of_range"
    MARK_SHARE_DIFFERS = "mark_share_differs"
    POINTS_EXCEED_WEIGHT = "points_exceed_weight"
    MARK_NOT_REACHABLE = "mark_not_reachable"
    MARK_DEPARTS_FROM_RULE = "mark_departs_from_rule"
    MARK_DEPARTS_FROM_DEFAULT = "mark_departs_from_default"
    FULL_MARK_THOUGH_MISSED = "full_mark_though_missed"
    DEDUCTED_THOUGH_MET = "deducted_though_met"
    DEVIATION_NOT_EXPLAINED = "deviation_not_explained"
    GRADE_DIFFERS = "grade_differs"
    INDICATOR_COUNT_DIFFERS = "indicator_count_differs"
    SHEETS_DIFFER = "sheets_differ"
    TARGET_CHANGED = "target_changed"
    TARGET_FAR_BELOW = "target_far_below"
    TARGET_UNIT_DIFFERS = "target_unit_differs"
    TARGET_NOT_MEASURABLE = "target_not_measurable"
    DECLARED_NOT_EVALUATED = "declared_not_evaluated"
    EVALUATED_NOT_DECLARED = "evaluated_not_declared"
    SHARES_DO_NOT_CLOSE = "shares_do_not_close"
    SHARE_IMPOSSIBLE_FOR_BASE = "share_impossible_for_base"
    DAYS_OUT_OF_ORDER = "days_out_of_order"
    CLAIM_CONTRADICTED = "claim_contradicted"
    MORE_REPORTS_THAN_PERIODS = "more_reports_than_periods"
    LISTED_DIFFERENTLY = "listed_differently"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: in the report's own words (or a cell), its printed line, its path in the file."""

    at: str
    line: int | None = None
    path: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One contradiction: everything a person needs to see that it is true."""

    code: FindingCode
    severity: Severity
    places: tuple[Place, ...]
    stated: str
    computed: str
    text: Text
