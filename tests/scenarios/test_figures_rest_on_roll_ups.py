"""Evaluations and reports find their figures in what is kept beside the records, and search none of them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytest_django import Settings
from tests.support import City, PersonFactory

from hotline.modules.analytics.public import refresh_figures, values
from hotline.modules.analytics.rules.periods import Period
from hotline.modules.analytics.tests.builders import Records
from hotline.modules.analytics.tests.hot_tables import no_hot_table_is_searched
from hotline.modules.analytics.tests.test_evidence import fill
from hotline.modules.departments.models import HotlineProfile
from hotline.modules.evaluation.public import load_scheme, scheme_codes, scorecard_document
from hotline.modules.reports.rules.material import Listing, Scope
from hotline.modules.reports.rules.words import PERIODIC, ListKind
from hotline.modules.reports.selectors import material
from hotline.modules.reports.selectors.templates import platform_template
from hotline.modules.scoring.public import indicator_requests

pytestmark = pytest.mark.django_db
SCHEME = "hanzhong-2023"
DAYS = date(2023, 1, 1), date(2023, 12, 31)
AT = datetime(2024, 1, 10, tzinfo=UTC)


@pytest.fixture
def refreshed(city: City, person: PersonFactory, settings: Settings, tmp_path: Path, profile: HotlineProfile) -> None:
    """Records of some months, with everything written that is kept beside them."""
    settings.FIGURES_FOLDER = str(tmp_path / "figures")
    profile.name = SCHEME
    profile.save()
    fill(Records(city, person("agent")), 5)
    refresh_figures(at=AT)


def no_lists(wanted: Mapping[ListKind, int], source: object) -> dict[ListKind, Listing]:
    """Instead of the lists of a report, which name work orders as they are at the moment."""
    return {kind: Listing([], 0) for kind in wanted}


@pytest.mark.usefixtures("refreshed")
def test_evaluations_and_the_figures_of_reports_search_no_hot_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(material, "listings", no_lists)
    with no_hot_table_is_searched():
        assert scorecard_document(SCHEME, DAYS)["indicators"]
        for code in scheme_codes():
            assert values(indicator_requests(load_scheme(code)), *DAYS)
        for kind in PERIODIC:
            found = material.material_for(platform_template(kind), kind, Period(*DAYS), at=AT, scope=Scope())
            assert found.values
