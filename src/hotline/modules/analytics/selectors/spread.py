"""One file's part of a question: what a worker process of a distributed engine runs. It needs no settings."""

from collections.abc import Iterable

import duckdb

from hotline.modules.analytics.rules.columnar import Question
from hotline.modules.analytics.rules.spreading import Part, Row, answer_part


def answer_file(question: Question, file: str) -> Part:
    """What one columnar file says; `file` is a path or an address that DuckDB can read."""
    with duckdb.connect() as engine:

        def ask(statement: str) -> Iterable[Row]:
            return engine.execute(statement).fetchall()

        return answer_part(question, f"read_parquet('{file}')", ask)
