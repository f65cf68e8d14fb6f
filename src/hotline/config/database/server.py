"""A PostgreSQL server that holds hotlines, each in a database of its own."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import TupleRow

from hotline.config.failures import CannotContinue

OLDEST_VERSION = 150000
NAME_PATTERN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_NAME = 40
LOADING = "__loading"
REPLACED = "__replaced"
MAINTENANCE_DATABASES = ("postgres", "template1")


@dataclass(frozen=True, slots=True)
class Server:
    """How to reach a server, and which of its databases belong to which hotline.

    `own_database` is the database a DATABASE_URL names: the default hotline's. The embedded server has none.
    """

    parameters: Mapping[str, str]
    prefix: str
    own_database: str | None
    default_hotline: str

    def conninfo(self, database: str) -> str:
        """The connection string of one database on this server."""
        return make_conninfo("", **{**self.parameters, "dbname": database})

    def url(self, database: str) -> str:
        """The same as a URL, as HOTLINE_DATABASE_URL carries it to other processes."""
        return f"postgresql:///{quote(database, safe='')}?{urlencode(self.parameters)}"

    def database_of(self, hotline: str) -> str:
        """The name of a hotline's database."""
        if self.own_database and hotline == self.default_hotline:
            return self.own_database
        return f"{self.prefix}_{hotline.replace('-', '_')}"

    def hotline_of(self, database: str) -> str | None:
        """The hotline that lives in this database; None for a database that is not a hotline's."""
        if self.own_database and database == self.own_database:
            return self.default_hotline
        name = database.removeprefix(f"{self.prefix}_").replace("_", "-")
        return name if database.startswith(f"{self.prefix}_") and NAME_PATTERN.fullmatch(name) else None

    @contextmanager
    def maintenance(self) -> Iterator[psycopg.Connection[TupleRow]]:
        """A connection for statements about databases, outside any transaction."""
        tried: list[psycopg.OperationalError] = []
        for database in (*MAINTENANCE_DATABASES, self.own_database):
            if database is None:
                continue
            try:
                connection = psycopg.connect(self.conninfo(database), autocommit=True, connect_timeout=10)
            except psycopg.OperationalError as failure:
                tried.append(failure)
                continue
            with connection:
                yield connection
            return
        raise tried[-1]

    def exists(self, hotline: str) -> bool:
        """Whether this hotline has a database."""
        with self.maintenance() as connection:
            return _has(connection, self.database_of(hotline))

    def is_empty(self, database: str) -> bool:
        """Whether a database holds no hotline: no profile was ever written there."""
        with psycopg.connect(self.conninfo(database), autocommit=True) as connection:
            try:
                return connection.execute("SELECT 1 FROM departments_hotlineprofile").fetchone() is None
            except psycopg.errors.UndefinedTable:
                return True

    def hotlines(self) -> list[str]:
        """Every hotline on this server, in the order of their names."""
        with self.maintenance() as connection:
            rows = connection.execute(
                "SELECT datname FROM pg_database WHERE NOT datistemplate AND datallowconn"
            ).fetchall()
        return sorted(name for (database,) in rows if (name := self.hotline_of(database)))

    def create(self, database: str) -> None:
        """Make an empty database, in place of one that an interrupted attempt left under this name."""
        with self.maintenance() as connection:
            self._drop(connection, database)
            statement = sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(
                sql.Identifier(database)
            )
            try:
                connection.execute(statement)
            except psycopg.errors.InsufficientPrivilege as failure:
                raise self._may_not_create(connection, database) from failure

    def _may_not_create(self, connection: psycopg.Connection[TupleRow], database: str) -> CannotContinue:
        account = connection.info.user
        return CannotContinue(
            f"数据库账号 {account} 无权创建数据库 {database}。请数据库管理员执行：ALTER ROLE {account} "
            "CREATEDB，然后重试。",
            f"The database account {account} may not create the database {database}. Ask the administrator for "
            f"ALTER ROLE {account} CREATEDB and try again.",
            code="database_not_created",
        )

    def drop(self, database: str) -> None:
        """Remove a database and end the sessions that use it."""
        with self.maintenance() as connection:
            self._drop(connection, database)

    def _drop(self, connection: psycopg.Connection[TupleRow], database: str) -> None:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))

    def swap(self, loaded: str, database: str) -> None:
        """Put a loaded database in the place of another in one step; only then is the other one dropped."""
        replaced = database + REPLACED
        with self.maintenance() as connection:
            self._drop(connection, replaced)
            for attempt in range(20):
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN (%s, %s)",
                    (loaded, database),
                )
                try:
                    with connection.transaction():
                        if _has(connection, database):
                            _rename(connection, database, replaced)
                        _rename(connection, loaded, database)
                    break
                except psycopg.errors.ObjectInUse:
                    # Someone connected again between the two statements.
                    if attempt == 19:
                        raise
            self._drop(connection, replaced)

    def check(self) -> None:
        """Refuse a server that is too old, in words."""
        with self.maintenance() as connection:
            version = connection.info.server_version
        if version < OLDEST_VERSION:
            raise CannotContinue(
                f"DATABASE_URL 指向的 PostgreSQL 版本为 {version // 10000}，需要 15 或更高版本。",
                f"The server in DATABASE_URL is PostgreSQL {version // 10000}; 15 or newer is needed.",
                code="database_too_old",
            )


def _has(connection: psycopg.Connection[TupleRow], database: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,)).fetchone() is not None


def _rename(connection: psycopg.Connection[TupleRow], old: str, new: str) -> None:
    connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new)))


def external(address: str, default_hotline: str) -> Server:
    """The server a DATABASE_URL names."""
    try:
        parts = {name: str(value) for name, value in conninfo_to_dict(address).items() if value is not None}
    except psycopg.ProgrammingError as failure:
        raise CannotContinue(
            "DATABASE_URL 无法识别。写法示例：postgresql://账号:密码@主机:5432/数据库名",
            "DATABASE_URL cannot be read. Example: postgresql://account:password@host:5432/database",
            code="database_url_unreadable",
        ) from failure
    database = parts.pop("dbname", None) or parts.get("user") or "hotline"
    return Server(parts, database, database, default_hotline)


def check_name(hotline: str) -> str:
    """The name itself, or the refusal of one that cannot name a hotline."""
    if not NAME_PATTERN.fullmatch(hotline) or len(hotline) > LONGEST_NAME:
        raise CannotContinue(
            f"热线名称“{hotline}”不可用：请用小写字母、数字和连字符，以字母开头，不超过 {LONGEST_NAME} 个字符，"
            "例如 hanzhong-2023。",
            f"“{hotline}” cannot name a hotline: use lower-case letters, digits and hyphens, beginning with a letter, "
            f"at most {LONGEST_NAME} characters, for example hanzhong-2023.",
            code="hotline_name_unusable",
        )
    return hotline
