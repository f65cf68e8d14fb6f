"""Which browser and which Chinese font the tests use."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from hotline.config.browser import debian
from hotline.config.home import Home
from hotline.config.wording import say

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_PACKAGE, FONT_PACKAGE = "chromium", "fonts-noto-cjk"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_PATTERNS = ("*CJK*", "wqy*", "*SourceHan*", "SimSun*", "SimHei*", "*uming*", "*ukai*", "DroidSansFallback*")
UNPACKED = "debian"


def remedy() -> str:
    """What to do where a browser or a font is missing."""
    if debian.is_available():
        return say(
            "运行 ./hotline test browser 时会自动下载到 HOTLINE_HOME（无须 root）。",
            "./hotline test browser unpacks it into HOTLINE_HOME (no root needed).",
        )
    return say("请安装 chromium 与 fonts-noto-cjk。", "Install chromium and fonts-noto-cjk.")


def chromium(home: Home) -> Path | None:
    """The browser: the one HOTLINE_BROWSER names, the machine's, or the unpacked one."""
    named = os.environ.get("HOTLINE_BROWSER")
    if named:
        return Path(named)
    return _own_chromium() or _existing(home.folder / UNPACKED / "usr/lib/chromium/chromium")


def chinese_font(home: Home) -> Path | None:
    """A font with Chinese characters: the machine's or the unpacked one."""
    for folder in (*FONT_FOLDERS, str(home.folder / UNPACKED / "usr/share/fonts")):
        for pattern in FONT_PATTERNS:
            for path in Path(folder).expanduser().rglob(f"{pattern}.[to]t[fc]"):
                return path
    return None


def ensure(home: Home) -> Path:
    """A browser that starts headless and shows Chinese; unpacked first where the machine lacks it."""
    if os.environ.get("HOTLINE_BROWSER"):
        return Path(os.environ["HOTLINE_BROWSER"])
    own = _own_chromium()
    missing = [] if own or chromium(home) else [CHROMIUM_PACKAGE]
    missing += [] if chinese_font(home) else [FONT_PACKAGE]
    root = home.folder / UNPACKED
    if missing:
        # One folder is replaced as a whole, so that an interrupted download leaves nothing half there.
        debian.unpack([*([] if own else [CHROMIUM_PACKAGE]), FONT_PACKAGE], root)
    program = own or root / "usr/lib/chromium/chromium"
    return wrapper(root, program) if root.exists() else program


def wrapper(root: Path, program: Path) -> Path:
    """A script that starts the browser with the unpacked libraries and fonts."""
    folders = {str(path.parent) for place in ("lib", "usr/lib") for path in (root / place).rglob("lib*.so*")}
    libraries = ":".join(sorted(folder for folder in folders if "/chromium" not in folder))
    fonts = root / "fonts.conf"
    fonts.write_text(
        f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{root}/usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{root}/fontcache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>
  <alias><family>serif</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>
</fontconfig>
"""
    )
    script = root / "chromium"
    script.write_text(
        "#!/bin/sh\n"
        f"export FONTCONFIG_FILE={shlex.quote(str(fonts))}\n"
        f"export LD_LIBRARY_PATH={shlex.quote(libraries)}${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}\n"
        f'exec {shlex.quote(str(program))} --no-sandbox --disable-dev-shm-usage "$@"\n'
    )
    script.chmod(0o755)
    return script


def starts(program: Path) -> bool:
    """Whether the browser runs here at all."""
    try:
        tried = subprocess.run([str(program), "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0


def _own_chromium() -> Path | None:
    for name in CHROMIUM_NAMES:
        found = shutil.which(name)
        # Ubuntu's `chromium-browser` may be a notice that a snap is wanted.
        if found and starts(Path(found)):
            return Path(found)
    return None


def _existing(path: Path) -> Path | None:
    return path if path.exists() else None
