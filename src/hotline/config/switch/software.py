"""The switch's programs: fetched into the home, checked by a start, or found there."""

import re
import subprocess

from hotline.config.debian import unpacked
from hotline.config.debian.private_apt import Purpose
from hotline.config.debian.unpacked import CHECKSUMS, MIRROR_SETTING, Unpacked
from hotline.config.failures import CannotContinue
from hotline.config.home import Home
from hotline.config.switch.placement import SwitchPlace

FACTS = "switch"
PACKAGES = ("asterisk", "asterisk-modules", "espeak-ng", "sox")
SUPPORTED = re.compile(r"Asterisk (22\.\S+)")
PURPOSE = Purpose(
    "电话交换机",
    "the telephone switch",
    f"或用 {MIRROR_SETTING} 指定 Debian 镜像，或不安装交换机（平台将使用模拟交换机）",
    f"or name a Debian mirror in {MIRROR_SETTING}, or go without a switch (the platform then uses a simulated one)",
)


def installed(home: Home, place: SwitchPlace) -> Unpacked | None:
    """The programs of an installation that came to its end."""
    facts = home.recall(FACTS)
    triplet, loader = facts.get("triplet"), facts.get("loader")
    if not isinstance(triplet, str) or not isinstance(loader, str) or not (place.software / CHECKSUMS).exists():
        return None
    return Unpacked(place.software, unpacked.Machine(triplet, loader))


def fetch(home: Home, place: SwitchPlace) -> tuple[Unpacked, str]:
    """Fetch the programs; gives them and the Debian suite that they are of."""
    machine = unpacked.machine(PURPOSE)
    place.folder.mkdir(parents=True, exist_ok=True)
    suite = unpacked.fetch(PACKAGES, place.software, PURPOSE)
    return Unpacked(place.software, machine), suite


def version(software: Unpacked) -> str:
    """The version that the switch says of itself; another than 22 is refused."""
    try:
        done = subprocess.run(
            software.command("usr/sbin/asterisk", "-V"), capture_output=True, text=True, check=False, timeout=60
        )
        said = done.stdout.strip() or done.stderr.strip()
    except (OSError, subprocess.TimeoutExpired) as failure:
        said = str(failure)
    found = SUPPORTED.search(said)
    if found is None:
        raise CannotContinue(
            f"取得的交换机无法使用（需要 Asterisk 22，得到：{said or '无输出'}）。"
            "请稍后运行 ./hotline switch install --again。",
            f"The switch that was fetched cannot be used (Asterisk 22 is needed, it says: {said or 'nothing'}). "
            "Run ./hotline switch install --again later.",
            code="switch_unusable",
        )
    return found[1]
