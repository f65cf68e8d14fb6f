"""A hotline whose year is on record, handed to evaluation in place of analytics."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from tests.support import PersonFactory

from hotline.modules.access.public import Actor, actor_of
from hotline.modules.analytics import public as analytics
from hotline.modules.appraisal.tests.year import SCHEME, values_of
from hotline.modules.departments.public import HotlineProfile
from hotline.modules.scoring.public import IndicatorRequest, IndicatorValue


@pytest.fixture
def year(profile: HotlineProfile, monkeypatch: pytest.MonkeyPatch) -> HotlineProfile:
    """The hotline of the scheme, with the year's figures as analytics would compute them."""
    profile.name = SCHEME
    profile.scale = Decimal(1)
    profile.save()

    def values(requests: Sequence[IndicatorRequest], first_day: date, last_day: date) -> tuple[IndicatorValue, ...]:
        return tuple(values_of(request) for request in requests)

    monkeypatch.setattr(analytics, "values", values)
    return profile


@pytest.fixture
def unit(person: PersonFactory) -> Actor:
    """Somebody of the hotline who declares, evaluates himself and answers."""
    return actor_of(person("evaluator", name="评价人员"))


@pytest.fixture
def department(person: PersonFactory) -> Actor:
    """Somebody of the department in charge."""
    return actor_of(person("department_in_charge", name="主管人员"))


@pytest.fixture
def lead(person: PersonFactory) -> Actor:
    """Who leads an evaluation."""
    return actor_of(person("evaluation_lead", name="组长"))


@pytest.fixture
def colleague(person: PersonFactory) -> Actor:
    """Another lead, for what needs other hands."""
    return actor_of(person("evaluation_lead", name="复核人"))
