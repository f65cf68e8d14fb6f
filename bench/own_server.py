"""A PostgreSQL server of a benchmark's own: the embedded one, in a temporary folder, with a migrated database.

Import it before anything of Django's: it sets Django up. Nothing shared is touched, and nothing is left behind.
"""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import django
import psycopg

ROOT = Path(__file__).parents[1]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
os.environ.setdefault("HOTLINE_SECRET_KEY", "bench")
sys.path.insert(0, str(ROOT / "src"))
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from hotline.config.database import binaries, embedded  # noqa: E402
from hotline.config.home import Home  # noqa: E402
from hotline.modules.demonstration.public import load  # noqa: E402

DATABASE = "hotline_bench"


@dataclass(frozen=True, slots=True)
class OwnServer:
    """Where the server is, for Django (connected to it already) and for PostgreSQL's own programs."""

    parameters: dict[str, str]

    @property
    def programs(self) -> Path:
        """The folder of `psql`, `pgbench` and their like."""
        return binaries.locate()

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which PostgreSQL's programs find the database."""
        names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
        known = {names[name]: value for name, value in self.parameters.items()}
        # As the product's connections declare themselves, so that the same triggers run.
        return os.environ | known | {"PGDATABASE": DATABASE, "PGOPTIONS": "-c hotline.application=on"}


@contextmanager
def own_server() -> Iterator[OwnServer]:
    """Start the server, durable as in production, with an empty migrated database; end it and remove its files."""
    # Whoever ends the benchmark ends its server too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(prefix="hotline-bench-") as name:
        # The database's user has to pass through.
        Path(name).chmod(0o711)
        home = Home(Path(name) / "home")
        home.prepare()
        with embedded.in_use(home) as (server, _):
            own = OwnServer(dict(server.parameters))
            with psycopg.connect(server.conninfo("postgres"), autocommit=True) as session:
                session.execute(f"CREATE DATABASE {DATABASE}")
            _connect_django(own)
            call_command("migrate", verbosity=0)
            try:
                yield own
            finally:
                connection.close()


def _connect_django(own: OwnServer) -> None:
    connection.close()
    connection.settings_dict["OPTIONS"].pop("pool", None)
    connection.settings_dict.update(
        {name.upper(): value for name, value in own.parameters.items()} | {"NAME": DATABASE}
    )


def load_demonstration(scale: str = "0.01") -> None:
    """The departments, people, categories, limits and calendar of a real city, and a few work orders."""
    load("hanzhong-2023", scale=Decimal(scale))
