"""How much the pages weigh on the wire: `web/tools/budget.mjs` knows the limits."""

import subprocess
from pathlib import Path

from hotline.config import pages

WEB = Path(__file__).parents[2] / "web"


def test_no_page_weighs_more_than_its_budget(address: str) -> None:
    weighed = subprocess.run(
        [str(pages.node()), "tools/budget.mjs"], cwd=WEB, capture_output=True, text=True, check=False, timeout=60
    )
    assert weighed.returncode == 0, weighed.stdout + weighed.stderr
    assert weighed.stdout.count("src/features") > 50
