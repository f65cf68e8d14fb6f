"""Demonstration hotlines: loading one beside what is there, and putting it in place only when it is whole."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import psycopg
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from hotline.config import fresh, home
from hotline.config.database.server import Server
from hotline.config.failures import CannotContinue
from hotline.config.hotlines import DEMONSTRATION
from hotline.config.wording import progress as console
from hotline.config.wording import readable_size, say, tell
from hotline.modules.demonstration import public as demonstration

DEFAULT_SEED = 12345
# What the database's own log takes at most, and what indexes are sorted in.
_LOG = 2 << 30
_WHILE_LOADING = Decimal("1.2")
FULL_SCALE = Decimal(1)


@dataclass(slots=True)
class Bar:
    """Shows how far a load has come; called with a step's name and how much of how much is done.

    The name is Chinese and English with a space between.
    """

    bars: Progress
    task: TaskID

    def __call__(self, step: str, done: int, total: int) -> None:
        zh, _, en = step.partition(" ")
        self.bars.update(self.task, description=say(zh, en or zh), completed=done, total=total)


@contextmanager
def bar() -> Iterator[Bar]:
    """A progress bar on stderr."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as bars:
        yield Bar(bars, bars.add_task(say("准备", "Preparing"), total=100))


def load(server: Server, name: str, *, scale: Decimal = FULL_SCALE, seed: int = DEFAULT_SEED) -> None:
    """Load a demonstration year; the hotline of that name is replaced in one step, or left as it was."""
    require_known(name)
    if server.own_database is None:
        require_space(home.current().folder, name, scale)
    tell(f"正在载入演示热线 {name}…", f"Loading the demonstration hotline {name}…")

    def fill() -> None:
        with bar() as shown:
            demonstration.load(name, scale=scale, seed=seed, progress=shown)

    fresh.build(server, name, fill)


def require_known(name: str) -> None:
    """Refuse a name that no demonstration city bears."""
    known = [city.name for city in demonstration.cities()]
    if name not in known:
        raise CannotContinue(
            f"没有名为“{name}”的演示年份。可载入：{'、'.join(known)}。",
            f"There is no demonstration year named “{name}”. There are: {', '.join(known)}.",
            code="demonstration_unknown",
        )


def require_space(folder: Path, name: str, scale: Decimal) -> None:
    """Refuse a year that the disk of the embedded database has no room for, beside what is there until it is whole."""
    city = next(one for one in demonstration.cities() if one.name == name)
    needed = _LOG + int(city.size * scale * _WHILE_LOADING)
    free = shutil.disk_usage(folder).free
    if free < needed:
        place, there = readable_size(needed), readable_size(free)
        raise CannotContinue(
            f"载入 {name} 约需 {place} 磁盘空间，{folder} 所在磁盘只剩 {there}。请清理磁盘，"
            "或用 --scale 0.1 载入十分之一，或用 HOTLINE_HOME 换一个磁盘。原有数据未改动。",
            f"Loading {name} takes about {place} of disk space; the disk of {folder} has {there} left. Free some, "
            "load a tenth with --scale 0.1, or use another disk with HOTLINE_HOME. Nothing was changed.",
            code="disk_space_short",
        )


def registered_since_loading(server: Server, name: str) -> int:
    """How many work orders people registered in a demonstration; a city's real hotline of that name is refused.

    Read directly, because its schema may be older than the code.
    """
    if not server.exists(name):
        return 0
    with psycopg.connect(server.conninfo(server.database_of(name)), autocommit=True) as database:
        try:
            profile = database.execute("SELECT is_demonstration FROM departments_hotlineprofile").fetchone()
            found = database.execute(
                "SELECT count(*) FROM workorders_workorder WHERE registered_at > "
                "(SELECT max(at) FROM audit_auditentry WHERE action = 'load_demonstration')"
            ).fetchone()
        except psycopg.errors.UndefinedTable:
            return 0
    if profile is not None and not profile[0]:
        raise CannotContinue(
            f"“{name}”是一座城市的正式热线，不会用演示数据替换。",
            f"“{name}” is a city's real hotline; demonstration data never replace it.",
            code="hotline_is_real",
        )
    return int(found[0]) if found else 0


def load_first_demonstration(server: Server) -> None:
    """The small city that `up` shows before anything else was made."""
    tell("首次启动：载入演示城市（约一分钟）。", "First start: loading the demonstration city (about a minute).")
    load(server, DEMONSTRATION)


@dataclass(frozen=True, slots=True)
class Row:
    """A demonstration year or another hotline: whether it is there, its scale (1 = full), its size in bytes."""

    name: str
    title: str | None
    is_loaded: bool
    is_demonstration: bool
    scale: Decimal | None
    size: int | None

    def as_json(self) -> dict[str, str | bool | int | None]:
        """The row with its decimals as strings."""
        scale = str(self.scale.normalize()) if self.scale is not None else None
        return {
            "name": self.name,
            "title": self.title,
            "is_loaded": self.is_loaded,
            "is_demonstration": self.is_demonstration,
            "scale": scale,
            "size": self.size,
        }


def overview(server: Server) -> list[Row]:
    """Every demonstration year that can be loaded and every hotline that is there, real ones last."""
    titles = {city.name: city.title for city in demonstration.cities()}
    present = {name: _present(server, name, titles.get(name)) for name in server.hotlines()}
    missing = {name: Row(name, titles[name], False, True, None, None) for name in titles.keys() - present.keys()}
    return sorted((present | missing).values(), key=lambda row: (not row.is_demonstration, row.name))


def _present(server: Server, name: str, title: str | None) -> Row:
    """A hotline that has a database. Read directly, because its schema may be older than the code."""
    with psycopg.connect(server.conninfo(server.database_of(name)), autocommit=True) as database:
        size = database.execute("SELECT pg_database_size(current_database())").fetchone()
        try:
            found = database.execute("SELECT title, is_demonstration, scale FROM departments_hotlineprofile").fetchone()
        except psycopg.errors.UndefinedTable:
            found = None
    own_title, is_demonstration, scale = found or (title, name == DEMONSTRATION, None)
    return Row(name, own_title, found is not None, is_demonstration, scale, size[0] if size else None)
