"""The vendor's base data, and how it compares with the records."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files

import yaml

from hotline.modules.analytics import public as analytics
from hotline.modules.appraisal.models import BaseDataFigure
from hotline.modules.appraisal.rules.base_data import FORM_OF, BaseDataForm, Checked, Item, Verdict, check, places_of
from hotline.modules.scoring.public import IndicatorRequest


@cache
def base_data_form() -> BaseDataForm:
    """The form that comes with the platform."""
    text = (files("hotline.modules.appraisal") / "base_data.yaml").read_text(encoding="utf-8")
    return FORM_OF.validate_python(yaml.safe_load(text))


def newest_figures(vendor: str) -> list[BaseDataFigure]:
    """The newest of each figure, by year and in the order of their statement."""
    found = BaseDataFigure.objects.filter(vendor=vendor, correction__isnull=True)
    return list(found.select_related("by").order_by("year", "id"))


def stated_texts(vendor: str) -> dict[tuple[str, int], str]:
    """What is stated now, by item and year."""
    return {(one.item, one.year): one.text for one in newest_figures(vendor)}


def vendors() -> list[str]:
    """Whose base data is kept."""
    return sorted(set(BaseDataFigure.objects.values_list("vendor", flat=True)))


@dataclass(frozen=True, slots=True)
class CheckedFigure:
    """A stated figure of a year beside the records."""

    item: Item
    year: int
    figure: BaseDataFigure
    checked: Checked


def checked_figures(vendor: str) -> list[CheckedFigure]:
    """Each stated figure with what the records of that year yield; as many statements as there are years."""
    form = base_data_form()
    figures = newest_figures(vendor)
    recorded = {year: _recorded(form, year) for year in {one.year for one in figures}}
    return [
        CheckedFigure(item, one.year, one, _check(item, one, recorded[one.year]))
        for one in figures
        for item in form.items
        if item.code == one.item
    ]


def differences(vendor: str) -> list[CheckedFigure]:
    """The findings: what is stated otherwise than the records have it."""
    return [one for one in checked_figures(vendor) if one.checked.verdict is Verdict.DIFFERS]


def _check(item: Item, figure: BaseDataFigure, recorded: dict[str, Fraction | None]) -> Checked:
    days = (date(figure.year + 1, 1, 1) - date(figure.year, 1, 1)).days
    return check(item, figure.value, places_of(item, figure.text), recorded.get(item.code), days)


def _recorded(form: BaseDataForm, year: int) -> dict[str, Fraction | None]:
    """What the year's records yield. A count of nothing at all means that the year is not on record."""
    items = [(item.code, item.indicator, item.variant) for item in form.items if item.indicator]
    requests = [IndicatorRequest(code=code or "", variant=variant, by_month=False) for _, code, variant in items]
    values = analytics.values(requests, date(year, 1, 1), date(year, 12, 31))
    return {
        code: value.exact if value.exact or value.denominator else None
        for (code, _, _), value in zip(items, values, strict=True)
    }
