"""Databases of hotlines: a failure leaves what was there, and damaged or foreign data folders are refused in words."""

import json
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.platform.support import environment, run

from hotline.config import demonstrations
from hotline.config.failures import CannotContinue

FAILING_LOAD = """
from hotline.config import home, opening
place = home.current()
opening.prepare_django(place)
from hotline.config import fresh

def fill():
    raise OSError(28, "No space left on device", "records")

with opening.open_server(place) as (server, _):
    try:
        fresh.build(server, "yuan", fill)
    except OSError:
        pass
    with server.maintenance() as connection:
        print([name for (name,) in connection.execute("SELECT datname FROM pg_database ORDER BY 1")])
"""


def test_failed_load_leaves_the_former_hotline_untouched(city: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAILING_LOAD],
        env={**environment(city), "PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "hotline_yuan" in done.stdout, done.stderr
    assert "__loading" not in done.stdout
    assert "__replaced" not in done.stdout
    listed = json.loads(run(city, "demo", "list", "--json").stdout)
    assert [row["is_loaded"] for row in listed if row["name"] == "yuan"] == [True]


def test_data_folder_of_another_version_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "database").mkdir(parents=True)
    (home / "database" / "PG_VERSION").write_text("16\n")
    for folder in (home, home / "database"):
        folder.chmod(0o755)
    # The test's folder is closed to PostgreSQL's own account when root runs it, so the folder is named outright.
    (home / "database.json").write_text(json.dumps({"folder": str(home / "database")}))

    refused = run(home, "demo", "list")

    assert refused.returncode == 1
    assert "made by PostgreSQL 16" in refused.stderr
    assert (home / "database" / "PG_VERSION").read_text() == "16\n"


def test_missing_data_folder_is_not_silently_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "database.json").write_text(json.dumps({"folder": str(tmp_path / "gone")}))

    refused = run(tmp_path, "demo", "list")

    assert refused.returncode == 1
    assert "is gone" in refused.stderr


def test_home_that_cannot_be_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    refused = run(tmp_path / "file", "demo", "list")

    assert refused.returncode == 1
    assert "cannot be written" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_hotline_that_does_not_exist_is_named_with_those_that_do(city: Path) -> None:
    refused = run(city, "indicator", "nothing", "--from", "2023-01-01", "--to", "2023-01-31", "--hotline", "elsewhere")

    assert refused.returncode == 1
    assert "“elsewhere”" in refused.stderr
    assert "yuan" in refused.stderr
    assert refused.stdout == ""


def test_a_year_that_the_disk_has_no_room_for_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = 10 << 30
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=free))
    with pytest.raises(CannotContinue) as refused:
        demonstrations.require_space(tmp_path, "guangzhou-2021", Decimal(1))
    assert refused.value.code == "disk_space_short"
    assert "10.0 GB" in refused.value.en
    demonstrations.require_space(tmp_path, "guangzhou-2021", Decimal("0.1"))
    demonstrations.require_space(tmp_path, "demonstration", Decimal(1))
