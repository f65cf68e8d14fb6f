"""How long a demonstration year takes to load, beside a plain COPY of the same rows from files.

    HOTLINE_DATABASE_URL=postgresql://… python bench/load_year.py --city hanzhong-2023 --scale 1

It makes two databases of its own beside the named one. Into the first it loads the year as the product does: planning,
writing texts, COPY, indexes, statistics. From there every table is copied out to files, and the files are copied into
the second, which has the same tables with all their indexes and foreign keys. The ratio is what inventing a year costs
over storing it.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import django
import psycopg
from psycopg import sql

ROOT = Path(__file__).parents[1]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
os.environ.setdefault("HOTLINE_SECRET_KEY", "bench")
sys.path.insert(0, str(ROOT / "src"))
django.setup()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from hotline.modules.demonstration.public import load  # noqa: E402


@contextmanager
def database(name: str) -> Iterator[str]:
    """An empty migrated database of its own, which Django is connected to; its address."""
    before = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"{before}_bench_{name}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    known = connection.settings_dict
    try:
        yield f"postgresql://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)
        connection.settings_dict["NAME"] = before


def filled_tables(cursor: psycopg.Cursor) -> list[str]:
    """The product's tables that have rows, those that others refer to first."""
    known = [model._meta.db_table for model in apps.get_models() if model.__module__.startswith("hotline.")]
    filled = []
    for table in known:
        cursor.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table)))
        if cursor.fetchone() == (True,):
            filled.append(table)
    return filled


def copy_out(address: str, folder: Path) -> list[str]:
    """Write every filled table to a file; the tables."""
    with psycopg.connect(address) as session, session.cursor() as cursor:
        tables = filled_tables(cursor)
        for table in tables:
            statement = sql.SQL("COPY (SELECT * FROM {} ORDER BY id) TO STDOUT").format(sql.Identifier(table))
            with (folder / table).open("wb") as file, cursor.copy(statement) as data:
                for block in data:
                    file.write(block)
    return tables


def copy_in(address: str, folder: Path, tables: list[str]) -> None:
    """Read the files into tables that have their indexes, in one transaction."""
    with psycopg.connect(address) as session, session.cursor() as cursor:
        for table in tables:
            with (
                (folder / table).open("rb") as file,
                cursor.copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))) as data,
            ):
                while block := file.read(1 << 20):
                    data.write(block)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--city", default="hanzhong-2023")
    arguments.add_argument("--scale", type=Decimal, default=Decimal(1))
    chosen = arguments.parse_args()
    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with database("load_year") as address:
            began = time.perf_counter()
            load(chosen.city, scale=chosen.scale)
            loading = time.perf_counter() - began
            connection.close()
            tables = copy_out(address, folder)
        with database("copy_year") as address:
            connection.close()
            began = time.perf_counter()
            copy_in(address, folder, tables)
            copying = time.perf_counter() - began
        size = sum(file.stat().st_size for file in folder.iterdir()) / 2**20
    print(f"load {chosen.city} at scale {chosen.scale}: {loading:6.1f} s")
    print(f"plain COPY of {size:.0f} MB in {len(tables)} tables: {copying:6.1f} s")
    print(f"ratio: {loading / copying:.2f}")


if __name__ == "__main__":
    main()
