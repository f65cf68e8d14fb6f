"""Writes docs/reference/errors.md from the refusals in the code: `python -m tools.documentation.refusals`."""

import os
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import django

from hotline.kit.errors import Refusal

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "errors.md"

_HEAD = """# Errors

Every refusal is a problem document ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457),
`application/problem+json`) with these members: `type` (`/problems/` and the code), `title` and `detail` (what is
refused and why), `status`, `code` (stable: programs decide by it), `next_step` (what to do), `field` (the input at
fault, where there is one), `request_id` (to quote to an administrator), `facts` (the values in the sentence). Texts
are Chinese, or English for a reader who asks for it by the cookie `language` or the header `Accept-Language`.

This page is written by `python -m tools.documentation.refusals`; a test compares it with the code.

| Code | Status | Meaning | Text 中文 | Text in English | Next step 下一步 |
|---|---|---|---|---|---|
"""


def refusals() -> list[type[Refusal]]:
    """Every refusal that the product can answer, by code; bases without a code of their own are left out."""
    for package in ("hotline.kit", "hotline.api", "hotline.modules"):
        _import_all(package)
    ours = {refusal for refusal in _below(Refusal) if refusal.__module__.startswith("hotline.")}
    return sorted((refusal for refusal in ours if hasattr(refusal, "code")), key=lambda refusal: refusal.code)


def page() -> str:
    """The whole page."""
    rows = (
        "| "
        + " | ".join(
            (
                f"`{refusal.code}`",
                str(refusal.status),
                " ".join((refusal.__doc__ or "").split()),
                refusal.title["zh"],
                refusal.title["en"],
                f"{refusal.next_step['zh']}<br>{refusal.next_step['en']}",
            )
        )
        + " |\n"
        for refusal in refusals()
    )
    return _HEAD + "".join(rows)


def _import_all(package: str) -> None:
    root = import_module(package)
    for module in pkgutil.walk_packages(root.__path__, f"{package}."):
        if not {"tests", "migrations"} & set(module.name.split(".")):
            import_module(module.name)


def _below(refusal: type[Refusal]) -> Iterator[type[Refusal]]:
    for inner in refusal.__subclasses__():
        yield inner
        yield from _below(inner)


def main() -> None:
    """Write the page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
