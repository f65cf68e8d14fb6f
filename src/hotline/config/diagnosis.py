"""What `doctor` examines: each finding says how things are and, where needed, what to do."""

import os
import shutil
import sys
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

import psutil
import psycopg

from hotline.config import exposure, pages
from hotline.config.browser import find as browser
from hotline.config.database import binaries, embedded, placement, server
from hotline.config.database.cluster import is_port_free
from hotline.config.failures import CannotContinue, translated
from hotline.config.home import Home
from hotline.config.hotlines import default_hotline
from hotline.config.supervision import single
from hotline.config.supervision.programs import ENTRANCE
from hotline.config.wording import readable_size, say
from hotline.kit.clock import local_date, now
from hotline.modules.taxonomy.rules.shipped import shipped_calendar

ENOUGH_SPACE = 3 << 30
LEAST_SPACE = 1 << 30
ENOUGH_MEMORY = 2 << 30
NOTICE_MONTH = 11


class Severity(StrEnum):
    """Whether something works, could be better, or stops the platform."""

    FINE = "fine"
    ADVICE = "advice"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing examined: what it is, how it is, what to do (empty when nothing)."""

    code: str
    severity: Severity
    subject: str
    state: str
    remedy: str = ""

    def as_json(self) -> dict[str, str]:
        """The finding with plain values."""
        return {name: str(value) for name, value in asdict(self).items()}


def examine(home: Home) -> list[Finding]:
    """Every finding, in the order in which a start meets them."""
    return [
        python(),
        disk(home),
        memory(),
        node(),
        built_pages(),
        database(home),
        holidays(home),
        listening(home),
        chromium(home),
        chinese_font(home),
    ]


def python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    return Finding("python", Severity.FINE, "Python", f"{found}, {sys.executable}")


def disk(home: Home) -> Finding:
    free = shutil.disk_usage(home.folder).free
    severity = Severity.FINE if free >= ENOUGH_SPACE else Severity.ADVICE if free >= LEAST_SPACE else Severity.PROBLEM
    return Finding(
        "disk",
        severity,
        say("磁盘空间", "Disk space"),
        say(f"{home.folder} 所在磁盘剩余 {readable_size(free)}", f"{readable_size(free)} free at {home.folder}"),
        "" if severity is Severity.FINE else say("请清理至少 3 GB 空间。", "Free at least 3 GB."),
    )


def memory() -> Finding:
    total, available = psutil.virtual_memory().total, psutil.virtual_memory().available
    is_enough = total >= ENOUGH_MEMORY
    return Finding(
        "memory",
        Severity.FINE if is_enough else Severity.ADVICE,
        say("内存", "Memory"),
        say(
            f"共 {readable_size(total)}，可用 {readable_size(available)}",
            f"{readable_size(total)} in all, {readable_size(available)} available",
        ),
        "" if is_enough else say("全年规模的演示建议 2 GB 以上内存。", "A full demonstration year wants 2 GB or more."),
    )


def node() -> Finding:
    subject = say("构建网页的 Node.js", "Node.js to build the pages")
    try:
        return Finding("node", Severity.FINE, subject, str(pages.node()))
    except CannotContinue as failure:
        needed = pages.sources() is not None
        return Finding(
            "node", Severity.PROBLEM if needed else Severity.FINE, subject, say("没有", "none"), failure.sentence
        )


def built_pages() -> Finding:
    subject = say("网页", "Pages")
    if pages.are_current():
        return Finding("pages", Severity.FINE, subject, say("已构建", "built"))
    state = (
        say("已构建，但源码有变化", "built, but the sources changed")
        if pages.are_built()
        else say("尚未构建", "not built")
    )
    if pages.sources() is None:
        return Finding(
            "pages", Severity.ADVICE, subject, state, say("此处没有网页源码。", "There are no sources here.")
        )
    remedy = say("下次 ./hotline up 会自动构建，也可运行 ./hotline web build。", "The next ./hotline up builds them.")
    return Finding("pages", Severity.ADVICE, subject, state, remedy)


def database(home: Home) -> Finding:
    subject = say("数据库", "Database")
    try:
        address = os.environ.get("DATABASE_URL")
        if address:
            used = server.external(address, default_hotline(home))
            used.check()
            with used.maintenance() as connection:
                version = connection.info.server_version // 10000
            return Finding("database", Severity.FINE, subject, f"DATABASE_URL, PostgreSQL {version}")
        chosen = placement.choose(home)
        cluster = embedded.cluster_of(home)
        if not chosen.is_initialised:
            state = say("尚未创建，首次启动时创建", "not made yet; the first start makes it")
            return Finding("database", Severity.FINE, subject, f"PostgreSQL {binaries.MAJOR_VERSION}, {state}")
        cluster.check_version()
        running = cluster.running()
        state = (
            say(
                f"运行中（进程 {running.process.pid}，端口 {running.port}）",
                f"running (pid {running.process.pid}, port {running.port})",
            )
            if running
            else say("未运行，需要时自动启动", "not running; started when needed")
        )
        return Finding(
            "database", Severity.FINE, subject, f"PostgreSQL {binaries.MAJOR_VERSION}, {state}, {chosen.data}"
        )
    except (CannotContinue, psycopg.Error, OSError) as failure:
        known = translated(failure)
        return Finding(
            "database", Severity.PROBLEM, subject, say("不可用", "unusable"), known.sentence if known else str(failure)
        )


def holidays(home: Home) -> Finding:
    """Whether the holidays are known that limits given now may reach into."""
    subject = say("放假安排", "Holidays")
    today = local_date(now())
    # The State Council's notice for the next year comes in November.
    wanted = today.year + (today.month >= NOTICE_MONTH)
    if shipped_calendar().is_announced(wanted) or _has_published(home, wanted):
        return Finding("holidays", Severity.FINE, subject, say(f"已知至 {wanted} 年", f"known to {wanted}"))
    state = say(f"{wanted} 年的放假安排尚未录入", f"those of {wanted} are not known yet")
    remedy = say(
        "国务院办公厅的通知发布后，请更新程序，或由系统管理员发布新的日历版本（见“维护工作日历”）。",
        "When the State Council's notice is out, update the platform, or have the system administrator publish a "
        "calendar (see “Keep the calendar”).",
    )
    return Finding("holidays", Severity.ADVICE, subject, state, remedy)


def _has_published(home: Home, year: int) -> bool:
    """Whether the default hotline has written the week of the National Day itself; a stopped one is not started."""
    try:
        address = os.environ.get("DATABASE_URL")
        if address:
            used = server.external(address, default_hotline(home))
        elif (running := embedded.cluster_of(home).running()) is not None:
            used = embedded.server_at(home, running.port)
        else:
            return False
        with psycopg.connect(used.conninfo(used.database_of(default_hotline(home)))) as connection:
            found = connection.execute(
                'SELECT 1 FROM taxonomy_specialday WHERE "on" BETWEEN %s AND %s',
                [date(year, 10, 1), date(year, 10, 7)],
            ).fetchone()
        return found is not None
    except (CannotContinue, psycopg.Error, OSError):
        return False


def listening(home: Home) -> Finding:
    subject = say("访问地址", "Address")
    try:
        running = single.present(home)
        if running is not None and running.address:
            state = say(f"平台正在运行（进程 {running.pid}）", f"the platform is running (pid {running.pid})")
            return Finding("port", Severity.FINE, subject, f"{running.address}, {state}")
        wanted = exposure.from_environment()
        if is_left_behind(home) and not is_port_free(wanted.port, wanted.bind):
            state = say("监督进程已不在，网页服务仍在运行", "the supervisor is gone, the web process still runs")
            remedy = say("运行 ./hotline up 会接管仍在运行的进程。", "./hotline up takes over what still runs.")
            return Finding("port", Severity.ADVICE, subject, f"{wanted.address}, {state}", remedy)
        exposure.require_free(wanted)
    except CannotContinue as failure:
        return Finding("port", Severity.PROBLEM, subject, say("不可用", "unusable"), failure.sentence)
    protection = "TLS" if wanted.certificate else say("仅本机", "this machine only")
    if not wanted.certificate and not exposure.is_loopback(wanted.bind):
        protection = say(
            "未加密，由前置代理负责（HOTLINE_TLS=off）", "not encrypted, left to a proxy (HOTLINE_TLS=off)"
        )
    return Finding("port", Severity.FINE, subject, f"{wanted.address}, {protection}, {say('可用', 'free')}")


def is_left_behind(home: Home) -> bool:
    """Whether a web process still runs that a killed supervisor started."""
    pid = home.recall("run/web").get("pid")
    try:
        return isinstance(pid, int) and ENTRANCE in psutil.Process(pid).cmdline()
    except psutil.Error:
        return False


def chromium(home: Home) -> Finding:
    subject = say("Chromium（仅浏览器测试需要）", "Chromium (browser tests only)")
    found = browser.chromium(home)
    if found is not None:
        return Finding("chromium", Severity.FINE, subject, str(found))
    return Finding("chromium", Severity.ADVICE, subject, say("没有", "none"), browser.remedy())


def chinese_font(home: Home) -> Finding:
    subject = say("中文字体（仅浏览器测试需要）", "Chinese font (browser tests only)")
    found = browser.chinese_font(home)
    if found is not None:
        return Finding("font", Severity.FINE, subject, str(found))
    return Finding("font", Severity.ADVICE, subject, say("没有", "none"), browser.remedy())
