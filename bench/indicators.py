"""All indicators of a year by month, beside plain SQL written by hand that computes the same figures.

    HOTLINE_DATABASE_URL=postgresql://… python bench/indicators.py --year 2023 --runs 5

It reads the named hotline's database (load a year first: ./hotline demo load hanzhong-2023) and changes nothing. The
two must agree in every numerator and denominator of every month, or the run fails. It prints the median of each in
seconds, their ratio, and the product's share of the limit of five seconds.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import django

ROOT = Path(__file__).parents[1]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
sys.path.insert(0, str(ROOT / "src"))
django.setup()

from django.db import connection  # noqa: E402

from hotline.modules.analytics.public import catalogue  # noqa: E402
from hotline.modules.analytics.rules.periods import months_of, period_of  # noqa: E402
from hotline.modules.analytics.selectors.values import period_values  # noqa: E402

LIMIT_SECONDS = 5.0

Figures = dict[tuple[str, str, str], tuple[Decimal, Decimal | None]]


def month_of(moment: str) -> str:
    """The local month of a moment, as its first day."""
    return f"date_trunc('month', {moment} AT TIME ZONE 'Asia/Shanghai')"


def in_year(moment: str) -> str:
    """Whether a moment lies in the local year."""
    return (
        f"{moment} >= make_timestamptz(%(year)s, 1, 1, 0, 0, 0, 'Asia/Shanghai') "
        f"AND {moment} < make_timestamptz(%(year)s + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')"
    )


def on_day_in_year(day: str) -> str:
    """Whether a date lies in the year."""
    return f"{day} >= make_date(%(year)s, 1, 1) AND {day} < make_date(%(year)s + 1, 1, 1)"


_LATE = "count(*) FILTER (WHERE first_replied_at > handling_due_at AND"

# A statement for each kind of record: its first column is the month, the others bear the names that FIGURES uses.
STATEMENTS = (
    f"""SELECT {month_of("arrived_at")}, count(*) AS calls, count(*) FILTER (WHERE outcome = 'answered') AS answered,
        count(*) FILTER (WHERE outcome = 'abandoned') AS abandoned,
        count(*) FILTER (WHERE NOT (outcome = 'abandoned' AND waiting_seconds < 5)) AS without_short,
        count(*) FILTER (WHERE outcome = 'answered' AND waiting_seconds <= 15) AS answered_15,
        count(*) FILTER (WHERE waiting_seconds <= 15) AS ended_15,
        count(*) FILTER (WHERE NOT (outcome = 'abandoned' AND waiting_seconds <= 15)) AS without_15,
        sum(waiting_seconds) FILTER (WHERE outcome = 'answered') AS waiting,
        sum(talking_seconds) FILTER (WHERE outcome = 'answered') AS talking,
        sum(after_call_seconds) FILTER (WHERE outcome = 'answered') AS after_call,
        sum(talking_seconds + after_call_seconds) FILTER (WHERE outcome = 'answered') AS handling,
        count(rating) AS rated, count(*) FILTER (WHERE rating >= 3) AS good
        FROM telephony_call WHERE {in_year("arrived_at")} GROUP BY 1""",
    f"""SELECT {month_of("inspected_at")}, count(*) AS inspected, count(*) FILTER (WHERE has_passed) AS passed
        FROM quality_inspection WHERE {in_year("inspected_at")} GROUP BY 1""",
    f"""SELECT {month_of("registered_at")}, count(*) AS orders, count(completed_at) AS completed,
        count(*) FILTER (WHERE completed_at IS NOT NULL AND (answered_at_once OR first_replied_at <= handling_due_at))
            AS on_time,
        count(*) FILTER (WHERE answered_at_once) AS at_once, count(dispatched_at) AS dispatched
        FROM workorders_workorder WHERE {in_year("registered_at")} GROUP BY 1""",
    f"""SELECT {month_of("handling_due_at")},
        {_LATE} urgency <> 'emergency' AND request_type = 'inquiry') AS late_inquiries,
        {_LATE} urgency <> 'emergency' AND request_type <> 'inquiry') AS late_requests,
        {_LATE} urgency = 'emergency') AS late_emergencies
        FROM workorders_workorder WHERE {in_year("handling_due_at")} GROUP BY 1""",
    f"""SELECT {month_of("completed_at")}, count(dispatched_at) AS handled,
        sum(extract(epoch FROM completed_at - dispatched_at)) AS handled_seconds
        FROM workorders_workorder WHERE {in_year("completed_at")} GROUP BY 1""",
    f"""SELECT {month_of("tried_at")}, count(*) AS tried, count(*) FILTER (WHERE was_reached) AS reached,
        count(*) FILTER (WHERE was_reached AND was_solved) AS solved,
        count(*) FILTER (WHERE was_reached AND satisfaction IN ('very_satisfied', 'satisfied', 'neutral')) AS pleased,
        count(*) FILTER (WHERE satisfaction <> '') AS voted,
        count(*) FILTER (WHERE satisfaction IN ('very_satisfied', 'satisfied', 'neutral')) AS voted_good
        FROM callbacks_callback WHERE {in_year("tried_at")} GROUP BY 1""",
    f"""SELECT {month_of("at")}, count(*) AS updates FROM knowledge_articleupdate WHERE {in_year("at")} GROUP BY 1""",
    f"""SELECT date_trunc('month', merged_on), count(*) AS merged
        FROM telephony_mergedline WHERE {on_day_in_year("merged_on")} GROUP BY 1""",
    """SELECT date_trunc('month', last), (SELECT count(*) FROM telephony_mergedline WHERE merged_on <= last) AS lines,
        (SELECT count(*) FROM workforce_employment WHERE started_on <= last AND (ended_on IS NULL OR ended_on >= last))
            AS employed, extract(day FROM last)::int AS days
        FROM (SELECT (make_date(%(year)s, month, 1) + interval '1 month - 1 day')::date AS last
              FROM generate_series(1, 12) AS month) AS months""",
    # Demonstration cities have just the shifts that cover a day; the product looks at their hours.
    f"""SELECT date_trunc('month', "on"), count(*) AS served FROM (
            SELECT "on" FROM workforce_shiftassignment WHERE {on_day_in_year('"on"')} GROUP BY "on"
            HAVING count(DISTINCT shift_id) = (SELECT count(*) FROM workforce_shift)) AS days GROUP BY 1""",
    f"""SELECT date_trunc('month', assessed_on), count(*) AS assessed, count(*) FILTER (WHERE has_passed) AS fit
        FROM workforce_staffassessment WHERE {on_day_in_year("assessed_on")} GROUP BY 1""",
    f"""SELECT date_trunc('month', counted_on), count(*) AS reports, count(*) FILTER (WHERE kind = 'daily') AS daily,
        count(*) FILTER (WHERE kind = 'weekly') AS weekly, count(*) FILTER (WHERE kind = 'monthly') AS monthly,
        count(*) FILTER (WHERE kind = 'yearly') AS yearly, count(*) FILTER (WHERE issued_at > due_at) AS late
        FROM analytics_issuedreport WHERE {on_day_in_year("counted_on")} GROUP BY 1""",
)

# Indicator and variant → the columns of its numerator and denominator.
FIGURES = {
    ("call_volume", "standard"): ("calls", None),
    ("answered_calls", "standard"): ("answered", None),
    ("answer_rate", "calls_in"): ("answered", "calls"),
    ("answer_rate", "of_offered_without_short_abandons"): ("answered", "without_short"),
    ("abandonment_rate", "standard"): ("abandoned", "calls"),
    ("service_level", "F1"): ("ended_15", "calls"),
    ("service_level", "F2"): ("answered_15", "answered"),
    ("service_level", "F3"): ("answered_15", "calls"),
    ("service_level", "F4"): ("answered_15", "without_15"),
    ("average_speed_of_answer", "standard"): ("waiting", "answered"),
    ("average_talk_time", "standard"): ("talking", "answered"),
    ("after_call_work", "standard"): ("after_call", "answered"),
    ("average_handle_time", "standard"): ("handling", "answered"),
    ("call_satisfaction_rate", "standard"): ("good", "rated"),
    ("inspection_pass_rate", "standard"): ("passed", "inspected"),
    ("work_orders", "standard"): ("orders", None),
    ("completed_work_orders", "standard"): ("completed", None),
    ("completion_rate", "standard"): ("completed", "orders"),
    ("on_time_completion_rate", "standard"): ("on_time", "completed"),
    ("answer_at_once_rate", "standard"): ("at_once", "orders"),
    ("dispatched_work_orders", "standard"): ("dispatched", None),
    ("average_handling_hours", "standard"): ("handled_seconds", "handled"),
    ("late_inquiry_replies", "standard"): ("late_inquiries", None),
    ("late_request_replies", "standard"): ("late_requests", None),
    ("late_emergency_replies", "standard"): ("late_emergencies", None),
    ("callback_rate", "reached_of_tried"): ("reached", "tried"),
    ("callback_rate", "tried_of_orders"): ("tried", "orders"),
    ("callback_satisfaction_rate", "standard"): ("pleased", "reached"),
    ("satisfaction_rate", "standard"): ("voted_good", "voted"),
    ("resolution_rate", "standard"): ("solved", "reached"),
    ("knowledge_updates", "standard"): ("updates", None),
    ("merged_lines", "standard"): ("merged", None),
    ("merged_lines_in_all", "standard"): ("lines", None),
    ("agents_employed", "standard"): ("employed", None),
    ("service_days", "standard"): ("served", "days"),
    ("staff_assessment_pass_rate", "standard"): ("fit", "assessed"),
    ("reports_issued", "all"): ("reports", None),
    ("reports_issued", "daily"): ("daily", None),
    ("reports_issued", "weekly"): ("weekly", None),
    ("reports_issued", "monthly"): ("monthly", None),
    ("reports_issued", "yearly"): ("yearly", None),
    ("late_reports", "standard"): ("late", None),
}


def by_product(year: int) -> Figures:
    """Every figure of the year's months as the product computes it."""
    chosen = [(indicator, variant) for indicator in catalogue() for variant in indicator.variants.values()]
    values = period_values(chosen, date(year, 1, 1), date(year, 12, 31), by_month=True)
    return {
        (indicator.code, variant.code, month): (
            Decimal(figure.numerator),
            None if figure.denominator is None else Decimal(figure.denominator),
        )
        for (indicator, variant), value in zip(chosen, values, strict=True)
        for month, figure in value.months.items()
    }


def by_plain_sql(year: int) -> Figures:
    """The same figures by the statements above."""
    found: dict[tuple[str, str], Decimal] = {}
    with connection.cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement, {"year": year})
            columns = [column.name for column in cursor.description or ()]
            for row in cursor.fetchall():
                for column, number in zip(columns[1:], row[1:], strict=True):
                    found[f"{row[0]:%Y-%m}", column] = Decimal(number or 0)
    return {
        (*figure, month): (
            found.get((month, above), Decimal(0)),
            None if below is None else found.get((month, below), Decimal(0)),
        )
        for figure, (above, below) in FIGURES.items()
        for month in months_of(period_of(date(year, 1, 1), date(year, 12, 31)))
    }


def seconds_of(compute: Callable[[int], Figures], year: int, runs: int) -> float:
    """The median time of several runs."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        compute(year)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> int:
    """Compare the figures, then the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--year", type=int, default=2023)
    parser.add_argument("--runs", type=int, default=5)
    wanted = parser.parse_args()
    product, plain = by_product(wanted.year), by_plain_sql(wanted.year)
    differences = [(key, product.get(key), plain.get(key)) for key in product.keys() | plain.keys()
                   if product.get(key) != plain.get(key)]  # fmt: skip
    for key, ours, theirs in sorted(differences)[:20]:
        print(f"{'.'.join(key)}: the product says {ours}, plain SQL {theirs}")
    if differences:
        print(f"{len(differences)} of {len(product)} figures differ")
        return 1
    volume = sum(figure[0] for key, figure in product.items() if key[:2] == ("call_volume", "standard"))
    if not volume:
        print(f"No calls in {wanted.year}: load a year first (./hotline demo load hanzhong-2023).")
        return 1
    ours = seconds_of(by_product, wanted.year, wanted.runs)
    theirs = seconds_of(by_plain_sql, wanted.year, wanted.runs)
    print(f"{len(product)} figures of {volume} calls agree, {len(FIGURES)} counting rules in 12 months")
    print(f"product {ours:.3f} s, plain SQL {theirs:.3f} s, ratio {ours / theirs:.2f}")
    print(f"limit {LIMIT_SECONDS:.0f} s, used {100 * ours / LIMIT_SECONDS:.0f} %")
    return 0 if ours <= LIMIT_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
