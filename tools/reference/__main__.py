"""`python -m tools.reference`: bring the generated parts of the reference manual up to date."""

import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).parents[2]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
sys.path.insert(0, str(ROOT / "src"))
django.setup()

from tools.reference.indicators import PAGES, up_to_date  # noqa: E402

for language, page in PAGES.items():
    page.write_text(up_to_date(page.read_text(encoding="utf-8"), language), encoding="utf-8")
