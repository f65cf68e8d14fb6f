"""`paper`: an official paper of a scheme, printed from the hotline's scorecard."""

from pathlib import Path

import click

from hotline.config import home, opening
from hotline.config.hotlines import named_hotline
from hotline.config.wording import tell
from hotline.kit.clock import now
from hotline.modules.appraisal.public import print_paper
from hotline.modules.evaluation import public as evaluation


@click.command(name="paper")
@click.argument("kind")
@click.argument("scheme")
@click.option("--format", "wanted", default="docx")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False, writable=True), required=True)
@click.option("--details", type=click.Path(path_type=Path, exists=True, dir_okay=False, readable=True))
def command(kind: str, scheme: str, wanted: str, out: Path, details: Path | None) -> None:
    """Print a paper into a file."""
    given = evaluation.read_details(details.read_text(encoding="utf-8")) if details else None
    installed = evaluation.installed_scheme(scheme)
    # A scheme that people wrote lives in the hotline that it is for.
    hotline = named_hotline() or (installed.hotline if installed else None)
    with opening.open_hotline(home.current(), hotline):
        printed = print_paper(scheme, kind, wanted, now(), given)
    out.write_bytes(printed.content)
    tell(
        f"已写入 {out}（{len(printed.content) / 1024:.0f} kB）。",
        f"{out} written ({len(printed.content) / 1024:.0f} kB).",
    )
