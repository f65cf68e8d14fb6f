"""Write columnar files from the operational database: all of them at first, then the days that changed."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.db.models import Max, Min, Q

from hotline.kit.clock import local_date
from hotline.kit.facts import FactSet
from hotline.modules.analytics.rules.columnar import IDENTIFIER, day_of, moment_of
from hotline.modules.analytics.rules.keeping import runs_of
from hotline.modules.analytics.rules.periods import Period, months_of
from hotline.modules.analytics.selectors.catalogue import FACT_SETS
from hotline.modules.analytics.selectors.columnar_files import MANIFEST, UNDATED, engine, is_written, parquet
from hotline.modules.analytics.selectors.columns import (
    copy_rows_to,
    definitions_of,
    first_attribution,
    folder_of,
    read_rows,
)
from hotline.modules.analytics.selectors.predicates import is_moment, within

# What is being done, how much of it is done, of how much; the name in both languages.
Progress = Callable[[str, int, int], None]
# A file's days that are to be written; nothing for the file of records that have no day.
Days = Mapping[str, Collection[date] | None]


def write_columns(
    fact_set: str, changed: Iterable[tuple[str, date | None]], *, anew: bool = False, progress: Progress
) -> int:
    """Write what is missing or has changed by attribution and day, with `anew` everything; return how many files."""
    facts, noted = FACT_SETS[fact_set], set(changed)
    if anew or not is_written(fact_set) or any(day is None for _, day in noted):
        _take_away(fact_set)
        days = _all_days(facts)
    else:
        own = {day for attribution, day in noted if attribution == first_attribution(facts) and day is not None}
        days = {**_by_month(own), UNDATED: None} if noted else {}
    for done, (name, of_month) in enumerate(days.items()):
        progress("列式文件 Columnar files", done, len(days))
        _write(facts, name, of_month)
    _remember(fact_set)
    return len(days)


def _take_away(fact_set: str) -> None:
    # First what says that they count for something.
    with suppress(FileNotFoundError):
        (folder_of(fact_set) / MANIFEST).unlink()
    # With what has been told from the files.
    for file in folder_of(fact_set).rglob("*.parquet"):
        file.unlink()


def _by_month(days: Iterable[date]) -> dict[str, set[date]]:
    found: dict[str, set[date]] = defaultdict(set)
    for day in sorted(days):
        found[f"{day:%Y-%m}"].add(day)
    return found


def _all_days(facts: FactSet) -> Days:
    path = facts.attributions[first_attribution(facts)].path
    ends = facts.records().aggregate(first=Min(path), last=Max(path))
    if ends["first"] is None:
        return {UNDATED: None}
    is_a_moment = is_moment(facts.records(), facts.attributions[first_attribution(facts)])
    first, last = (local_date(ends[end]) if is_a_moment else ends[end] for end in ("first", "last"))
    months = months_of(Period(first, last))
    return {**{name: month.all_days() for name, month in months.items()}, UNDATED: None}


def _write(facts: FactSet, name: str, days: Collection[date] | None) -> None:
    """Replace a file's rows of these days, beside its place and then in one step; an empty month has no file.

    In the order of their moments, so that the reader of some days or of a page finds them without reading the others.
    """
    attribution = first_attribution(facts)
    folder = folder_of(facts.name)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / f"{name}.parquet"
    with NamedTemporaryFile(dir=folder, suffix=".rows") as rows:
        copy_rows_to(rows.file, facts.name, facts.records().filter(_on(facts, attribution, days)))
        sources = [f"FROM {read_rows(rows.name, facts.name)}"] if rows.tell() else []
        if days is not None and target.exists():
            unchanged = ", ".join(f"DATE '{day}'" for day in sorted(days))
            sources.append(f"FROM {parquet([target])} WHERE {day_of(attribution)} NOT IN ({unchanged})")
        _replace(target, sources, f"{moment_of(attribution)}, {IDENTIFIER}")


def _on(facts: FactSet, attribution: str, days: Collection[date] | None) -> Q:
    known = facts.attributions[attribution]
    if days is None:
        return Q(**{f"{known.path}__isnull": True})
    chosen = Q()
    for run in runs_of(days, Period(min(days), max(days))):
        chosen |= within(facts, known, run)
    return chosen


def _replace(target: Path, sources: Collection[str], order: str) -> None:
    partial, count = target.with_suffix(".partial"), 0
    if sources:
        with engine() as opened:
            written = opened.execute(
                f"COPY (FROM ({' UNION ALL BY NAME '.join(sources)}) ORDER BY {order}) TO '{partial}' "
                "(FORMAT parquet, COMPRESSION zstd)"
            ).fetchone()
        count = written[0] if written else 0
    if count:
        partial.replace(target)
        return
    for path in (partial, target):
        path.unlink(missing_ok=True)


def _remember(fact_set: str) -> None:
    """Say by which definitions the files were written; until then they count for nothing."""
    folder = folder_of(fact_set)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = folder / f"{MANIFEST}.partial"
    partial.write_text(json.dumps({"definitions": definitions_of(fact_set)}), encoding="utf-8")
    partial.replace(folder / MANIFEST)
