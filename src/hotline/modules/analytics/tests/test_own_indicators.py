"""A city's own indicators stand in its home: read without a change of code, and a fault is named where it is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test import override_settings

from hotline.modules.analytics.errors import CatalogueFault
from hotline.modules.analytics.public import catalogue, indicator_document

from .builders import Records

OWN = """
group: city
name: {zh: 本市指标, en: Indicators of the city}
owner: {zh: 热线办, en: the hotline's office}
indicators:
  - code: long_wait_rate
    version: 1
    name: {zh: 久等率, en: Rate of long waits}
    source: {zh: 本市考核办法, en: the city's own rules}
    unit: percent
    attribution: {calls: arrived}
    dimensions: [month, agent]
    numerator: {count: calls, where: [answered, waiting_seconds > 60]}
    denominator: {count: calls, where: [answered]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    own = tmp_path / "indicators"
    own.mkdir()
    catalogue.cache_clear()
    with override_settings(OWN_INDICATORS=own):
        yield own
    catalogue.cache_clear()


@pytest.mark.django_db
def test_an_indicator_in_the_citys_home_computes_like_every_other(records: Records, folder: Path) -> None:
    (folder / "own.yaml").write_text(OWN, encoding="utf-8")
    records.call("2023-05-08 10:00:00", waiting=61)
    records.call("2023-05-08 11:00:00", waiting=60)

    (row,) = indicator_document("long_wait_rate", date(2023, 5, 1), date(2023, 5, 31))["rows"]
    (agent,) = indicator_document("long_wait_rate", date(2023, 5, 1), date(2023, 5, 31), by="agent")["rows"]

    assert (row["numerator"], row["denominator"], row["shown"]) == (1, 2, "50.00%")
    assert (agent["name"], agent["shown"]) == (records.clerk.name, "50.00%")
    assert catalogue().indicators["long_wait_rate"].owner.en == "the hotline's office"


@pytest.mark.parametrize(
    ("fault", "wrong", "named"),
    [
        ("answered, waiting", "anwsered, waiting", "long_wait_rate.numerator.where: unknown condition “anwsered”"),
        ("unit: percent", "unit: per_cent", "long_wait_rate.unit"),
        ("code: long_wait_rate", "code: answer_rate", "answer_rate: an indicator of this code exists already"),
        ("group: city", "group: [city", "not valid YAML"),
    ],
)
def test_what_is_wrong_in_the_citys_file_is_named_with_its_place(
    folder: Path, fault: str, wrong: str, named: str
) -> None:
    (folder / "own.yaml").write_text(OWN.replace(fault, wrong), encoding="utf-8")

    with pytest.raises(CatalogueFault) as refused:
        catalogue()

    assert "own.yaml" in str(refused.value)
    assert named in str(refused.value)


def test_a_citys_indicator_may_stand_in_a_group_that_there_is(folder: Path) -> None:
    (folder / "own.yaml").write_text(OWN.replace("group: city", "group: calls"), encoding="utf-8")

    assert catalogue().indicators["long_wait_rate"].group == "calls"
    assert catalogue().groups["calls"].zh == "话务"


def test_every_indicator_that_comes_with_the_platform_says_who_answers_for_it_and_where_it_comes_from() -> None:
    missing = [each.code for each in catalogue() if not (each.owner.zh and each.owner.en and each.source.zh)]
    assert missing == []
    for code, versions in catalogue().earlier.items():
        assert sorted(versions) == list(range(1, catalogue().indicators[code].version))
