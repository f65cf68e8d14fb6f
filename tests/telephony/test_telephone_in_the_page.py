"""The telephone in the page, in Chromium with the real switch: both hear each other, and the call's page plays it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect
from tests.telephony import scenarios
from tests.telephony.pages import (
    RunningHotline,
    browser_with_microphone,
    heard_by,
    packets_received,
    running_with_switch,
    sign_in,
    soon,
)
from tests.telephony.sounds import AGENT_TONE, CALLER_TONE, channels, share, write_prompt
from tests.telephony.telephones import Exchange

from hotline.config.home import Home
from hotline.config.switch import instance

CALLER, EXTENSION = "13800000041", "2001"


@pytest.fixture(scope="module")
def hotline(home: Home) -> Iterator[RunningHotline]:
    """The running hotline; left out where there is no switch."""
    base = instance.current(home) if home.folder.exists() else None
    if base is None:
        pytest.skip("no switch is installed in HOTLINE_HOME: run ./hotline test telephony, or ./hotline switch install")
    if not os.environ.get("HOTLINE_BROWSER"):
        pytest.skip("no browser: run ./hotline test telephony, or name one in HOTLINE_BROWSER")
    with running_with_switch(base) as running:
        yield running


@pytest.fixture
def telephones(hotline: RunningHotline, sipp_command: tuple[str, ...], tmp_path: Path) -> Iterator[Exchange]:
    """Test telephones of citizens; none is left when the test ends."""
    exchange = Exchange(sipp_command, hotline.switch.ports["sip"], tmp_path)
    yield exchange
    exchange.end()


@pytest.fixture
def agent(hotline: RunningHotline, playwright: Playwright, tmp_path: Path) -> Iterator[Page]:
    """The page of an agent who is ready and speaks by the page; his voice is a tone. No script may fail."""
    voice, complaints = tmp_path / "voice.wav", list[str]()
    write_prompt(voice, AGENT_TONE, 10)
    with browser_with_microphone(playwright, os.environ["HOTLINE_BROWSER"], voice) as browser:
        page = sign_in(browser, hotline.address, "话务员", complaints)
        bar = page.get_by_role("region", name="电话工具条")
        bar.get_by_role("textbox", name="话机号码").fill(EXTENSION)
        bar.get_by_text("浏览器软电话").click()
        bar.get_by_role("button", name="签入").click()
        expect(bar.get_by_text("软电话已连接")).to_be_visible(timeout=20_000)
        bar.get_by_role("button", name="示闲").click()
        expect(bar.get_by_text("空闲")).to_be_visible()
        yield page
    assert complaints == []


def test_citizen_and_browser_hear_each_other_and_the_page_of_the_call_plays_both(
    agent: Page, hotline: RunningHotline, telephones: Exchange, tones: dict[int, Path]
) -> None:
    caller = scenarios.caller().pause(1.5).press("1").play(tones[CALLER_TONE]).until_the_other_hangs_up()
    calling = telephones.call(caller, caller=CALLER)
    agent.get_by_role("button", name="接听").click(timeout=30_000)
    expect(agent.get_by_role("heading", level=1)).to_contain_text(CALLER)
    expect(agent.get_by_role("button", name="挂断")).to_be_visible()

    soon(agent, lambda: heard_by(agent, CALLER_TONE), seconds=20, what="the citizen's tone in the browser")
    soon(agent, lambda: packets_received(agent)[0] > 150, seconds=20, what="the citizen's packets")
    assert packets_received(agent)[1] <= packets_received(agent)[0] // 20
    (recording,) = hotline.switch.place.recordings.rglob("*.raw")
    soon(agent, lambda: _both_are_in(recording), seconds=20, what="both voices in the recording")

    call = agent.evaluate("() => fetch('/api/seats/own').then((answer) => answer.json())")["seat"]["call_reference"]
    agent.get_by_role("button", name="挂断").click()
    expect(agent.get_by_text("话后处理").first).to_be_visible(timeout=20_000)
    calling.finish()
    _the_page_of_the_call_plays_it(agent, hotline.address, call)


def _both_are_in(recording: Path) -> bool:
    said, heard = (channel[-16000:] for channel in channels(recording))
    return share(said, CALLER_TONE) > 0.8 and share(heard, AGENT_TONE) > 0.8


def _the_page_of_the_call_plays_it(page: Page, address: str, call: str) -> None:
    """The books are read every ten seconds, recordings taken in every minute."""
    page.goto(f"{address}/calls/{call}")
    player = page.get_by_role("region", name="通话录音")

    def is_taken_in() -> bool:
        page.reload()
        player.wait_for()
        page.wait_for_timeout(800)
        return player.get_by_role("button", name="收听录音").count() > 0

    soon(page, is_taken_in, seconds=120, what="the recording")
    player.get_by_role("button", name="收听录音").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="收听录音").click()
    expect(dialog.get_by_role("alert")).to_contain_text("收听事由")
    dialog.get_by_role("textbox").fill("核对通话内容")
    dialog.get_by_role("button", name="收听录音").click()
    expect(dialog).to_have_count(0)
    expect(player.get_by_role("img", name="声音波形")).to_be_visible()
    player.get_by_role("button", name="播放").click()
    expect(player.get_by_role("button", name="暂停")).to_be_visible()
    expect(page.get_by_text("核对通话内容")).to_be_visible()
