"""A year's figures at full size: all indicators by month and unit, drill-downs, growth from one month to twelve.

    HOTLINE_HOME=… HOTLINE_DATABASE_URL=postgresql://… python bench/analytics.py --year 2021

It reads the named hotline's database and its columnar files (`./hotline figures refresh` first) and changes nothing.
The ratios are to DuckDB's SQL written by hand over the same files, by month and unit: of counts, which the product
reads from roll-ups where they hold them, and of percentiles, read from the files too. Both must agree in every number.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import django

ROOT = Path(__file__).parents[1]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
os.environ.setdefault("HOTLINE_SECRET_KEY", "bench")
sys.path.insert(0, str(ROOT / "src"))
django.setup()

import duckdb  # noqa: E402

from hotline.modules.access.public import Person, actor_of  # noqa: E402
from hotline.modules.analytics.public import explanation_document, figure_table, worst_answering  # noqa: E402
from hotline.modules.analytics.rules.figures import Number  # noqa: E402
from hotline.modules.analytics.rules.formulas import Named, RecordTerm  # noqa: E402
from hotline.modules.analytics.rules.periods import months_of, period_of  # noqa: E402
from hotline.modules.analytics.selectors.catalogue import catalogue  # noqa: E402
from hotline.modules.analytics.selectors.columns import folder_of  # noqa: E402
from hotline.modules.analytics.selectors.evidence import Question, records  # noqa: E402
from hotline.modules.analytics.selectors.kept import measured  # noqa: E402
from hotline.modules.analytics.selectors.values import rows  # noqa: E402

TABLE_SECONDS, DRILL_DOWN_SECONDS, RATIO = 10.0, 1.0, 1.5
COMPARED = ("completed", "on_time", "replied_late", "dispatched", "excluded", "promised", "extended", "handled")


def seconds_of(do: Callable[[], object], runs: int) -> float:
    """The median time of several runs."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        do()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


Table = dict[tuple[str, str], list[int | None]]


def by_hand(year: int, numbers: str, day: str) -> Table:
    """Numbers of work orders by month and unit."""
    with duckdb.connect() as engine:
        found = engine.execute(
            f"SELECT strftime({day}, '%Y-%m') AS month, key_department, {numbers} "
            f"FROM read_parquet('{folder_of('work_orders')}/*.parquet') "
            f"WHERE {day} >= DATE '{year}-01-01' AND {day} <= DATE '{year}-12-31' GROUP BY ALL"
        ).fetchall()
    return {(month, key): list(numbers) for month, key, *numbers in found}


def counts_by_hand(year: int) -> Table:
    """Counts of work orders by month of registration and unit."""
    counted = ", ".join(f"count(*) FILTER (WHERE is_{condition})" for condition in COMPARED)
    return by_hand(year, counted, "registered_on")


def percentiles_by_hand(year: int) -> Table:
    """How long completed work orders took at the 50th and 90th percentile, by month of completion and unit."""
    chosen = "FILTER (WHERE is_dispatched AND is_completed)"
    numbers = ", ".join(f"quantile_disc(amount_handling_seconds, 0.{percent}) {chosen}" for percent in (50, 90))
    return by_hand(year, numbers, "completed_on")


def by_product(year: int, terms: Sequence[RecordTerm]) -> Table:
    """The same numbers, as the product reads them."""
    period = period_of(date(year, 1, 1), date(year, 12, 31))
    found = measured(terms, months_of(period), "department")
    places = sorted({place for term in terms for place in found.cells[term]})
    finders = [found.finder(term) for term in terms]
    return {place: [number_of(find(*place)) for find in finders] for place in places}


def number_of(number: Number | None) -> int | None:
    """A number of records or seconds; nothing of nothing."""
    return None if number is None else int(number)


def counts_by_product(year: int) -> Table:
    """Counts of work orders by month of registration and unit."""
    terms = [RecordTerm("work_orders", "registered", where=((Named(condition),),)) for condition in COMPARED]
    return by_product(year, terms)


def percentiles_by_product(year: int) -> Table:
    """How long completed work orders took, by month of completion and unit."""
    done = ((Named("dispatched"), Named("completed")),)
    terms = [RecordTerm("work_orders", "completed", "handling_seconds", done, percentile=each) for each in (50, 90)]
    return by_product(year, terms)


def drill_downs(year: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """From figures to their records, explanations and worst units."""
    days = (date(year, 1, 1), date(year, 12, 31))
    person = Person(pk=0, account="bench", name="bench", role_codes=["analyst"])
    actor = actor_of(person)

    def opened(question: Question) -> Callable[[], object]:
        def follow() -> None:
            cursor = records(question, actor=actor, language="zh").next_cursor
            if cursor:
                records(question, actor=actor, language="zh", cursor=cursor)

        return follow

    for indicator in catalogue():
        variant = indicator.default_variant
        terms = [term for term in (variant.numerator, variant.denominator) if isinstance(term, RecordTerm)]
        if isinstance(variant.numerator, RecordTerm):
            yield f"{indicator.code} two pages of records", opened(Question(indicator.code, *days))
        if terms:
            yield (
                f"{indicator.code} explained",
                lambda indicator=indicator: explanation_document(indicator.code, *days),
            )
        for by in indicator.dimensions:
            yield (
                f"{indicator.code} by {by}",
                lambda indicator=indicator, by=by: rows(indicator, indicator.default_variant, *days, by),
            )
    yield "worst 24 hours", lambda: worst_answering(*days)


def compare(name: str, product: Callable[[int], Table], plain: Callable[[int], Table], year: int, runs: int) -> bool:
    """Print how much longer the product takes than SQL by hand; whether they agree."""
    ours, theirs = product(year), plain(year)
    nothing: list[int | None] = []
    filled = {place for table in (ours, theirs) for place, numbers in table.items() if any(numbers)}
    differing = [place for place in filled if ours.get(place, nothing) != theirs.get(place, nothing)]
    if differing or not filled:
        print(
            f"{name}: {len(differing)} of {len(filled)} cells differ, or there is nothing to compare: {differing[:3]}"
        )
        return False
    # In turns, so that whatever else the machine does meets both.
    pairs = [[seconds_of(partial(do, year), 1) for do in (product, plain)] for _ in range(runs)]
    seconds, by_sql = map(statistics.median, zip(*pairs, strict=True))
    print(f"{name}: {len(filled)} cells agree: product {seconds:.3f} s, SQL by hand {by_sql:.3f} s, "
          f"ratio {seconds / by_sql:.2f} (aim {RATIO})")  # fmt: skip
    return True


def main() -> int:
    """Compare the numbers, then the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--year", type=int, default=2021)
    parser.add_argument("--runs", type=int, default=3)
    wanted = parser.parse_args()
    year = wanted.year
    pairs = (
        ("counts", counts_by_product, counts_by_hand),
        ("percentiles", percentiles_by_product, percentiles_by_hand),
    )
    if not all(compare(*pair, year, wanted.runs) for pair in pairs):
        return 1
    first, last = date(year, 1, 1), date(year, 12, 31)
    figures = [0]

    def table(until: date) -> None:
        figures[0] = sum(1 for _ in figure_table(first, until, by_month=True, dimension="department"))

    one, twelve = (seconds_of(lambda until=until: table(until), wanted.runs) for until in (date(year, 1, 31), last))
    print(f"all indicators by month and unit: {figures[0]} figures in {twelve:.2f} s (limit {TABLE_SECONDS:.0f} s)")
    print(f"load average {os.getloadavg()[0]:.1f}")
    print(f"one month {one:.2f} s, twelve months {twelve:.2f} s, growth {twelve / one:.1f} (linear: 12)")
    timed = sorted(((seconds_of(do, 1), name) for name, do in drill_downs(year)), reverse=True)
    for seconds, name in timed[:5]:
        print(f"{seconds:7.3f} s {name}")
    print(f"{len(timed)} drill-downs, median {statistics.median(seconds for seconds, _ in timed):.3f} s, "
          f"slowest {timed[0][0]:.3f} s (limit {DRILL_DOWN_SECONDS:.0f} s)")  # fmt: skip
    return 0 if twelve <= TABLE_SECONDS and timed[0][0] <= DRILL_DOWN_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
