"""A browser on the running product: `./hotline up` on a home of its own, with the demonstration city inside."""

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.platform.support import LAUNCHER, environment, free_port, run, wait_until_ready

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
# Characters of a failed page that are told: its end, where dialogs stand.
PAGE_TOLD = 3000

SignIn = Callable[..., Page]

# Stories wait for what two cores do beside them; budgets are measured by tests of their own.
expect.set_options(timeout=15_000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Function, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failed story tells what its pages showed when it failed."""
    report = yield
    browser = item.funcargs.get("browser")
    if report.when == "call" and report.failed and isinstance(browser, Browser):
        for page in (page for context in browser.contexts for page in context.pages):
            report.sections.append((f"page {page.url}", page.locator("body").aria_snapshot()[-PAGE_TOLD:]))
    return report


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """The browser that the test runner found or unpacked."""
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("HOTLINE_BROWSER", "/usr/bin/chromium"),
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
    }


@contextlib.contextmanager
def running(*arguments: str, before: tuple[str, ...] = ()) -> Iterator[str]:
    """`./hotline up` on a home of its own, after another command where one is named; gives the address."""
    with running_with_home(*arguments, before=before) as (address, _):
        yield address


@contextlib.contextmanager
def running_with_home(*arguments: str, before: tuple[str, ...] = ()) -> Iterator[tuple[str, Path]]:
    """The same, with the home beside the address."""
    with tempfile.TemporaryDirectory(prefix="hotline-e2e-", ignore_cleanup_errors=True) as folder:
        home, port = Path(folder), free_port()
        home.chmod(0o755)
        if before:
            done = run(home, *before)
            assert done.returncode == 0, done.stderr
        command = [str(LAUNCHER), "up", *arguments]
        with subprocess.Popen(command, env=environment(home, HOTLINE_PORT=str(port))) as up:
            try:
                wait_until_ready(port)
                yield f"http://127.0.0.1:{port}", home
            finally:
                up.terminate()
                up.wait(60)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the product answers with the small city inside; HOTLINE_E2E_ADDRESS names one that runs already."""
    already = os.environ.get("HOTLINE_E2E_ADDRESS")
    with contextlib.nullcontext(already) if already else running() as found:
        yield found


@pytest.fixture(scope="session")
def year_address() -> Iterator[str]:
    """Where it answers with a demonstration year at a twentieth; HOTLINE_E2E_YEAR_ADDRESS names a running one."""
    already = os.environ.get("HOTLINE_E2E_YEAR_ADDRESS")
    load = ("demo", "load", "hanzhong-2023", "--scale", "0.05")
    with contextlib.nullcontext(already) if already else running("--hotline", "hanzhong-2023", before=load) as found:
        yield found


@pytest.fixture
def sign_in(browser: Browser, request: pytest.FixtureRequest) -> Iterator[SignIn]:
    """`sign_in("派单员")`: a page of its own on which the demonstration's holder of that role is signed in.

    `at` is another address than the small city's; `refused` is the status with which the backend may refuse something.
    A script's error or a breach of the content security policy fails the test.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(role: str, *, at: str = "", size: dict[str, int] = DESKTOP, refused: str = "409") -> Page:
        context = browser.new_context(viewport=size, locale="zh-CN", timezone_id="Asia/Shanghai")  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{role}: {error}"))
        page.on(
            "console",
            lambda message: (
                complaints.append(f"{role}: {message.text}")
                if message.type == "error" and "401" not in message.text and refused not in message.text
                else None
            ),
        )
        page.goto(at or request.getfixturevalue("address"))
        page.get_by_role("button", name=f"以{role}登录").click()
        page.get_by_role("button", name="的菜单").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)
