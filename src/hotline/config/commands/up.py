"""`up`: everything a hotline needs, under one supervisor, until Ctrl-C."""

import json
import os
import signal
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from types import FrameType

import click
from rich.table import Table

from hotline.config import exposure, fresh, home, hotlines, opening, pages
from hotline.config.commands.init import for_new_hotline
from hotline.config.database import embedded
from hotline.config.database.cluster import Cluster
from hotline.config.database.server import Server, check_name
from hotline.config.demonstrations import load_first_demonstration
from hotline.config.exposure import Exposure
from hotline.config.failures import CannotContinue
from hotline.config.home import Home
from hotline.config.supervision import single
from hotline.config.supervision.child import Child
from hotline.config.supervision.programs import platform_program
from hotline.config.supervision.supervisor import Supervisor
from hotline.config.switch import telephone
from hotline.config.wording import answers, say, show, tell
from hotline.modules.access.public import ROLES
from hotline.modules.demonstration import public as demonstration
from hotline.modules.departments.public import HotlineProfile

# The name of a hotline that was begun empty and not named.
EMPTY_HOTLINE = "hotline"
FIRST_START = "first-start"


@click.command(name="up")
@click.option("--empty", is_flag=True)
def command(empty: bool) -> None:
    """Start the platform and keep it running; `--empty` begins a city's own hotline instead of the demonstration."""
    place = home.current()
    if empty:
        begin_empty(place)
    wanted = exposure.from_environment()
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        with single.only_one(place) as notice:
            _run(
                place,
                wanted,
                lambda hotline: single.note(notice, single.RunningUp(os.getpid(), wanted.address, hotline)),
            )
    except single.AlreadyUp as already:
        _refuse_another(place, already.running)
        _say_already_up(already.running)


def begin_empty(place: Home) -> None:
    """Make a hotline with nobody in it, to be opened from its first page; one that exists is left as it is."""
    name = check_name(hotlines.named_hotline() or EMPTY_HOTLINE)
    with opening.open_server(place) as (server, _):
        if not server.exists(name) or server.database_of(name) == server.own_database:
            fresh.build(for_new_hotline(server, name), name, lambda: None)
    place.secret(FIRST_START)
    hotlines.make_default(place, name)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Before the supervisor listens, SIGTERM ends the preparation as Ctrl-C does."""
    raise KeyboardInterrupt


def _refuse_another(place: Home, running: single.RunningUp) -> None:
    """Stop where the person named another hotline than the one that runs, or one that does not exist."""
    wanted = hotlines.named_hotline()
    if wanted is None or not running.hotline or wanted == running.hotline:
        return
    with opening.open_server(place) as (server, _):
        opening.require(server, check_name(wanted))
    raise CannotContinue(
        f"正在运行的是热线 {running.hotline}：{running.address}（进程 {running.pid}）。"
        f"一个数据文件夹一次只运行一条热线；要换到 {wanted}，请先按 Ctrl-C（或 kill {running.pid}）停止它，"
        f"再运行 ./hotline up --hotline {wanted}。",
        f"The hotline {running.hotline} is running: {running.address} (pid {running.pid}); a data folder runs one at a "
        f"time. To switch to {wanted}, press Ctrl-C where it runs (or kill {running.pid}), then ./hotline up "
        f"--hotline {wanted}.",
        code="another_hotline_runs",
    )


def _say_already_up(running: single.RunningUp) -> None:
    if running.address:
        tell(
            f"平台已在运行：{running.address}（热线 {running.hotline}，进程 {running.pid}）。",
            f"The platform is already running: {running.address} (hotline {running.hotline}, pid {running.pid}).",
        )
    else:
        tell(
            f"平台正在启动中（进程 {running.pid}），请稍候。", f"The platform is already starting (pid {running.pid})."
        )


def _run(place: Home, wanted: Exposure, note: Callable[[str], None]) -> None:
    # A port that somebody else holds is told before minutes go into the rest; a web process of ours is adopted below.
    if not place.recall("run/web"):
        exposure.require_free(wanted)
    pages.ensure_built(place)
    with opening.open_server(place) as (server, descriptor):
        hotline = check_name(hotlines.chosen_hotline(place))
        cluster = embedded.cluster_of(place) if descriptor is not None else None
        _open(server, hotline)
        switch = telephone.prepared(place)
        children = _children(place, wanted, server, hotline, descriptor, telephone.settings(switch))
        children += telephone.children(switch)
        for child in children:
            child.end_unwanted()
        if not children[0].will_adopt():
            exposure.require_free(wanted)
        supervisor = Supervisor(place, children, cluster)
        supervisor.listen_to_signals()
        try:
            _announce_database(cluster, server)
            supervisor.begin()
            telephone.read_anew(switch, children)
            note(hotline)
            if supervisor.watch_until(lambda: answers_requests(wanted)):
                _welcome(wanted, hotline, children, cluster)
                _tell_first_start(place, wanted)
                telephone.tell_address(switch)
                opening.leave_database()
                supervisor.watch()
        finally:
            supervisor.stop()
    tell("已全部停止，数据已保存。", "Everything is stopped; the data is saved.")


def _open(server: Server, hotline: str) -> None:
    """Make sure the hotline exists, the demonstration on the very first start, and that its schema is current."""
    if hotline == hotlines.DEMONSTRATION and not _is_made(server, hotline):
        load_first_demonstration(server)
    opening.require(server, hotline)
    opening.point_at(server, server.database_of(hotline), hotline)
    opening.migrate()


def _is_made(server: Server, hotline: str) -> bool:
    """Whether the hotline was loaded to its end; a database given empty by DATABASE_URL was not."""
    if not server.exists(hotline):
        return False
    opening.point_at(server, server.database_of(hotline), hotline)
    opening.migrate()
    return _profile() is not None


def _profile() -> HotlineProfile | None:
    return HotlineProfile.objects.filter(id=1).first()


def _children(
    place: Home,
    wanted: Exposure,
    server: Server,
    hotline: str,
    descriptor: int | None,
    of_telephone: Mapping[str, str],
) -> tuple[Child, ...]:
    settings: Mapping[str, str] = {
        "HOTLINE_HOME": str(place.folder),
        "HOTLINE_NAME": hotline,
        "HOTLINE_DATABASE_URL": server.url(server.database_of(hotline)),
        "HOTLINE_SECRET_KEY": place.secret("key"),
        "HOTLINE_BIND": wanted.bind,
        "HOTLINE_PORT": str(wanted.port),
        **of_telephone,
        "DJANGO_SETTINGS_MODULE": "hotline.config.settings",
    }
    inherited = () if descriptor is None else (descriptor,)
    programs = (
        platform_program("web", "serve", settings, place.logs),
        platform_program("worker", "worker", settings, place.logs),
        platform_program("watch", "watch", settings, place.logs),
    )
    return tuple(Child(program, place, inherited) for program in programs)


def _announce_database(cluster: Cluster | None, server: Server) -> None:
    postmaster = cluster.running() if cluster else None
    if postmaster is not None:
        tell(
            f"database 运行中（进程 {postmaster.process.pid}，127.0.0.1:{postmaster.port}）",
            f"database running (pid {postmaster.process.pid}, 127.0.0.1:{postmaster.port})",
        )
    else:
        where = server.parameters.get("host", "")
        tell(f"database 使用 DATABASE_URL 指定的服务器（{where}）", f"database is the server of DATABASE_URL ({where})")


def answers_requests(wanted: Exposure) -> bool:
    """Whether GET /api/hotline answers as the platform does."""
    context = ssl.create_default_context()
    # We speak to ourselves; the certificate names the city's address, not this machine's loopback.
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
    try:
        with opener.open(f"{wanted.address}/api/hotline", timeout=5) as response:
            return isinstance(json.load(response), dict)
    except (OSError, ValueError):
        return False


def _tell_first_start(place: Home, wanted: Exposure) -> None:
    """While nobody can sign in: where the hotline is opened, and with which code."""
    if _profile() is not None:
        return
    code = place.secret(FIRST_START)
    answers.print(
        say(
            f"这条热线还没有开通。请打开 {wanted.address}/first-start ，填写一次性代码：{code}",
            f"This hotline is not open yet. Open {wanted.address}/first-start with the one-time code {code}",
        ),
        markup=False,
        style="bold",
        soft_wrap=True,
    )


def _welcome(wanted: Exposure, hotline: str, children: tuple[Child, ...], cluster: Cluster | None) -> None:
    """The address, who may sign in, and what each process is doing."""
    facts = _profile()
    answers.print()
    title = say(facts.title, facts.title_en) if facts is not None else hotline
    answers.print(
        say(f"{title} 已就绪：{wanted.address}", f"{title} is ready: {wanted.address}"), markup=False, style="bold"
    )
    if facts is not None and facts.is_demonstration:
        table = Table(title=say("演示账号（仅演示数据）", "Demonstration accounts (demonstration data only)"))
        for heading in (say("账号", "Account"), say("密码", "Password"), say("岗位", "Role")):
            table.add_column(heading)
        for account in demonstration.accounts():
            table.add_row(account.account, account.password, ROLES[account.role_code].name(say("zh", "en")))
        show(table)
    postmaster = cluster.running() if cluster is not None else None
    processes = [("database", postmaster.process.pid)] if postmaster is not None else []
    processes += [(child.program.name, child.pid or 0) for child in children]
    listing = "  ".join(say(f"{name} 运行中（进程 {pid}）", f"{name} running (pid {pid})") for name, pid in processes)
    answers.print(listing, markup=False)
    answers.print(say("按 Ctrl-C 停止。", "Press Ctrl-C to stop."))
