"""Demonstration hotlines: loading one beside what is there, and putting it in place only when it is whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from hotline.config import opening
from hotline.config.database.server import LOADING, Server
from hotline.config.failures import CannotContinue
from hotline.config.home import Home
from hotline.config.hotlines import DEMONSTRATION
from hotline.config.wording import progress as console
from hotline.config.wording import say, tell
from hotline.modules.demonstration import public as demonstration

DEFAULT_SEED = 12345
FULL_SCALE = Decimal(1)


@dataclass(slots=True)
class Bar:
    """Shows how far a load has come; called with a step's name and a share from 0 to 1."""

    bars: Progress
    task: TaskID

    def __call__(self, step: str, share: float) -> None:
        self.bars.update(self.task, description=step, completed=share * 100)


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
    database = server.database_of(name)
    loading = database + LOADING
    tell(f"正在载入演示热线 {name}…", f"Loading the demonstration hotline {name}…")
    server.create(loading)
    try:
        opening.point_at(server, loading, name)
        opening.migrate()
        with bar() as shown:
            demonstration.load(name, scale, seed, shown)
        tell("正在更新统计信息…", "Updating statistics…")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")
        opening.leave_database()
        server.swap(loading, database)
    except BaseException:
        opening.leave_database()
        server.drop(loading)
        raise
    opening.point_at(server, database, name)


def require_known(name: str) -> None:
    """Refuse a name that no demonstration city bears."""
    known = [city.name for city in demonstration.cities()]
    if name not in known:
        raise CannotContinue(
            f"没有名为“{name}”的演示年份。可载入：{'、'.join(known)}。",
            f"There is no demonstration year named “{name}”. There are: {', '.join(known)}.",
            code="demonstration_unknown",
        )


def load_first_demonstration(home: Home, server: Server) -> None:
    """The small city that `up` shows before anything else was made."""
    tell("首次启动：载入演示城市（约一分钟）。", "First start: loading the demonstration city (about a minute).")
    load(server, DEMONSTRATION)
