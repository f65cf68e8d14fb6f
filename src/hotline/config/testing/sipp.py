"""SIPp, with which the telephony tests call: the machine's own, or one unpacked into the home."""

import shutil
from pathlib import Path

from hotline.config.debian import unpacked
from hotline.config.debian.private_apt import Purpose
from hotline.config.debian.unpacked import CHECKSUMS, Unpacked
from hotline.config.home import Home

FOLDER = "sipp"
PURPOSE = Purpose(
    "测试用的 SIPp",
    "SIPp for the tests",
    "或安装 sip-tester（其中的 sipp 命令）",
    "or install sip-tester (its command sipp)",
)


def ensure(home: Home) -> tuple[str, ...]:
    """The command line that starts SIPp; fetched first where the machine lacks it."""
    command = existing(home)
    if command is None:
        unpacked.fetch(["sip-tester"], home.folder / FOLDER, PURPOSE)
        command = found(home.folder / FOLDER)
    return command


def existing(home: Home) -> tuple[str, ...] | None:
    """The command line that starts SIPp, where there is one."""
    own = shutil.which("sipp")
    if own:
        return (own,)
    folder = home.folder / FOLDER
    return found(folder) if (folder / CHECKSUMS).exists() else None


def found(folder: Path) -> tuple[str, ...]:
    """The command line of an unpacked SIPp."""
    return Unpacked(folder, unpacked.machine(PURPOSE)).command("usr/bin/sipp")
