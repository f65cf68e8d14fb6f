"""Opening a hotline for a command: the server runs, Django points at the right database, the schema is current."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from psycopg.conninfo import conninfo_to_dict

from hotline.config.database import embedded, server
from hotline.config.database.server import Server
from hotline.config.failures import CannotContinue
from hotline.config.home import Home
from hotline.config.hotlines import chosen_hotline, default_hotline
from hotline.config.wording import tell
from hotline.modules.demonstration.rules.city import city_names

# Any number that nobody else locks: only one process migrates a database.
MIGRATION_LOCK = 12345001
# How long a step may wait for a table, and hold it: people work on while the structure changes, or it changes later.
PATIENCE = {"lock_timeout": "4s", "statement_timeout": "5s"}


def prepare_django(home: Home) -> None:
    """Load the settings and the modules; no connection is made yet."""
    given = os.environ.get("DATABASE_URL") or os.environ.get("HOTLINE_DATABASE_URL")
    os.environ["HOTLINE_DATABASE_URL"] = given or "postgresql:///hotline"
    os.environ.setdefault("HOTLINE_SECRET_KEY", home.secret("key"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    try:
        django.setup()
    except Exception as failure:
        if "DATABASE_URL" in str(failure) or type(failure).__module__.startswith("psycopg"):
            server.external(os.environ["HOTLINE_DATABASE_URL"], "hotline")  # Says what is wrong with the address.
        raise


def point_at(used: Server, database: str, hotline: str) -> None:
    """Have every later query go to this database."""
    leave_database()
    parts = conninfo_to_dict(used.conninfo(database))
    connections.settings["default"].update(
        NAME=parts.get("dbname") or "",
        USER=parts.get("user") or "",
        PASSWORD=parts.get("password") or "",
        HOST=parts.get("host") or "",
        PORT=str(parts.get("port") or ""),
    )
    settings.HOTLINE_NAME = hotline


def leave_database() -> None:
    """Close every connection, so that the database can be renamed or dropped."""
    connections.close_all()
    close_pool = getattr(connection, "close_pool", None)
    if close_pool is not None:
        close_pool()


@contextmanager
def open_server(home: Home) -> Iterator[tuple[Server, int | None]]:
    """The server for this machine, and the descriptor that marks a user of the embedded one (None otherwise)."""
    address = os.environ.get("DATABASE_URL")
    if address:
        found = server.external(address, default_hotline(home))
        found.check()
        try:
            yield found, None
        finally:
            leave_database()
        return
    with embedded.in_use(home) as (running, descriptor):
        try:
            yield running, descriptor
        finally:
            leave_database()


@contextmanager
def open_hotline(home: Home, hotline: str | None = None) -> Iterator[Server]:
    """Work in one hotline that exists, its schema brought up to date."""
    with open_server(home) as (used, _):
        name = server.check_name(hotline or chosen_hotline(home))
        require(used, name)
        point_at(used, used.database_of(name), name)
        migrate()
        yield used


def require(used: Server, hotline: str) -> None:
    """Refuse a hotline that has no database, naming those that have one."""
    if used.exists(hotline):
        return
    present = used.hotlines()
    others_zh = f"现有：{'、'.join(present)}。" if present else "目前还没有任何热线。"
    others_en = f"There are: {', '.join(present)}." if present else "There is no hotline yet."
    advice_zh, advice_en = (
        "用 --hotline 选择其中一条，或见 ./hotline help init。",
        "Choose one, or see ./hotline help init.",
    )
    if hotline in city_names():
        advice_zh = f"可用 ./hotline demo load {hotline} 载入演示年份。"
        advice_en = f"Load that demonstration year with ./hotline demo load {hotline}."
    raise CannotContinue(
        f"没有名为“{hotline}”的热线。{others_zh}{advice_zh}",
        f"There is no hotline named “{hotline}”. {others_en} {advice_en}",
        code="hotline_missing",
    )


def migrate(on_change: Callable[[int], None] | None = None) -> int:
    """Bring the schema of the present database up to date; gives how many steps that took.

    A step that would hold up a hotline at work is given up; those before it stand, and the next attempt goes on there.
    """
    pending = _pending()
    if pending == 0:
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            pending = _pending()
            if pending:
                if on_change is not None:
                    on_change(pending)
                else:
                    tell(
                        f"正在更新数据库结构（{pending} 步）…", f"Updating the database's structure ({pending} steps)…"
                    )
                with patience():
                    call_command("migrate", verbosity=0, interactive=False)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])
    return pending


@contextmanager
def patience() -> Iterator[None]:
    """Limit how long the statements within may take; an empty database, which nobody waits for, takes its time."""
    if not MigrationRecorder(connection).applied_migrations():
        yield
        return
    with connection.cursor() as cursor:
        for name, value in PATIENCE.items():
            cursor.execute("SELECT set_config(%s, %s, false)", [name, value])
        try:
            yield
        finally:
            cursor.execute("RESET lock_timeout; RESET statement_timeout")


def _pending() -> int:
    _refuse_half_of_what_was_replaced()
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _refuse_half_of_what_was_replaced() -> None:
    """Django takes a module's structure for current that has some, not all, of the steps which one step replaced."""
    loader = MigrationLoader(connection, load=False)
    loader.load_disk()
    taken = MigrationRecorder(connection).applied_migrations()
    for (module, _), step in loader.disk_migrations.items():
        missing = [one for one in step.replaces if one not in taken and one not in loader.disk_migrations]
        if missing and len(missing) < len(step.replaces):
            raise CannotContinue(
                f"这条热线的数据库结构停在早先版本的中途（{module}）。"
                "请先用仍带有这些步骤的最后版本（2026 年 11 月 22 日）启动一次，再换用本版本。",
                f"This hotline's structure stands in the middle of an earlier version ({module}). "
                "Start it once with the last version that has those steps (22 November 2026), then with this one.",
                code="structure_between_versions",
            )
