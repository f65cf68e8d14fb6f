"""Pages of a running hotline whose telephones speak with the real switch."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright
from tests.platform.support import LAUNCHER, environment, free_port, wait_for, wait_until_ready
from tests.telephony.hotlines import BEEP_SECONDS, share_switch

from hotline.config.home import Home
from hotline.config.switch.instance import Instance, current

# Keeps hold of the connections, and takes the microphone as it is: what cancels echoes takes a tone for one.
WATCHED = """
const Made = window.RTCPeerConnection
window.connections = []
window.RTCPeerConnection = class extends Made {
  constructor(...given) {
    super(...given)
    window.connections.push(this)
  }
}
if (navigator.mediaDevices) {
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false }
  navigator.mediaDevices.getUserMedia = () => ask({ audio })
}
"""
RECEIVED = """async () => {
  const connection = window.connections.at(-1)
  const told = connection ? [...(await connection.getStats()).values()] : []
  const found = told.find((each) => each.type === 'inbound-rtp')
  return found ? [found.packetsReceived, found.packetsLost] : [0, 0]
}"""
LOUDEST_HERTZ = """async () => {
  const track = window.connections.at(-1).getReceivers()[0].track
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 16384
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
  const levels = new Float32Array(analyser.frequencyBinCount)
  await new Promise((heard) => setTimeout(heard, 800))
  analyser.getFloatFrequencyData(levels)
  const loudest = levels.indexOf(Math.max(...levels))
  const hertz = (loudest * context.sampleRate) / analyser.fftSize
  await context.close()
  return levels[loudest] > -80 ? hertz : 0
}"""


@dataclass(frozen=True, slots=True)
class RunningHotline:
    """A demonstration city under `./hotline up` with a real switch of its own."""

    address: str
    switch: Instance


@contextmanager
def running_with_switch(base: Instance) -> Iterator[RunningHotline]:
    """`./hotline up` on a home of its own, with the programs of an installed switch and short tones for prompts."""
    # Not below pytest's own folder, which is closed to the accounts that switch and database run as under root.
    with tempfile.TemporaryDirectory(prefix="hotline-page-", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), free_port()
        folder.chmod(0o755)
        share_switch(base, folder, survey_seconds=BEEP_SECONDS)
        with subprocess.Popen([str(LAUNCHER), "up"], env=environment(folder, HOTLINE_PORT=str(port))) as up:
            try:
                wait_until_ready(port)
                own = current(Home(folder))
                assert own is not None
                yield RunningHotline(f"http://127.0.0.1:{port}", own)
            finally:
                up.terminate()
                up.wait(60)


@contextmanager
def browser_with_microphone(playwright: Playwright, program: str, tone: Path) -> Iterator[Browser]:
    """A browser whose microphone plays a tone."""
    flags = [
        "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={tone}",
    ]  # fmt: skip
    browser = playwright.chromium.launch(executable_path=program, args=flags)
    try:
        yield browser
    finally:
        browser.close()


def sign_in(browser: Browser, address: str, role: str, complaints: list[str]) -> Page:
    """A page of its own for the demonstration's holder of that role; scripts' errors go to `complaints`."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai", permissions=["microphone"]
    )
    context.add_init_script(WATCHED)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    page.get_by_role("button", name=f"以{role}登录").click()
    page.get_by_role("button", name="的菜单").wait_for()
    return page


def heard_by(page: Page, hertz: int) -> bool:
    """Whether this tone is what the page's telephone hears loudest."""
    return abs(float(page.evaluate(LOUDEST_HERTZ)) - hertz) < 15


def packets_received(page: Page) -> tuple[int, int]:
    """How many packets of sound came to the page's telephone, and how many were lost on the way."""
    received, lost = page.evaluate(RECEIVED)
    return int(received), int(lost)


def soon(page: Page, look: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Wait until it is so, while the page goes on living."""

    def looked() -> bool:
        page.wait_for_timeout(200)
        return look()

    wait_for(looked, seconds=seconds, what=what)
