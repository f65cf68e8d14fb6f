"""The year's indicator values, handed to evaluation in place of analytics."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal

import pytest
from tests.support import PersonFactory

from hotline.modules.access.public import Actor, actor_of
from hotline.modules.analytics import public as analytics
from hotline.modules.departments.public import HotlineProfile
from hotline.modules.evaluation.public import enter_values, reference_values
from hotline.modules.scoring.public import IndicatorRequest, IndicatorValue

from .figures import values_of

SCHEME = "hanzhong-2023"


@pytest.fixture
def evaluator(person: PersonFactory) -> Actor:
    return actor_of(person("evaluator", name="评价人员"))


@pytest.fixture
def hanzhong(profile: HotlineProfile) -> HotlineProfile:
    profile.name = SCHEME
    profile.scale = Decimal(1)
    profile.save()
    return profile


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`computed(answer_rate=(1, 2))`: what analytics answers, the report's figures where nothing else is said."""

    def answer(**changed: tuple[int, int]) -> None:
        def values(requests: Sequence[IndicatorRequest], first_day: date, last_day: date) -> tuple[IndicatorValue, ...]:
            found = []
            for request in requests:
                value = values_of(request)
                if request.code in changed:
                    numerator, denominator = (Decimal(number) for number in changed[request.code])
                    value = IndicatorValue(
                        code=request.code, variant=request.variant, numerator=numerator, denominator=denominator
                    )
                found.append(value)
            return tuple(found)

        monkeypatch.setattr(analytics, "values", values)

    answer()
    return answer


@pytest.fixture
def entered(hanzhong: HotlineProfile, evaluator: Actor, at: datetime) -> None:
    """The report's entered values are in the database."""
    enter_values(scheme_code=SCHEME, values=reference_values(SCHEME), by=evaluator, at=at)
