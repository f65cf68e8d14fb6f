"""Load the running numbers given out on past days, so that the next registration continues them."""

from collections.abc import Mapping
from datetime import date

from hotline.kit.bulk import copy_rows
from hotline.modules.workorders.models import NumberSeries


def load_number_series(last_by_day: Mapping[date, int]) -> int:
    """Append the last running number of each day; return how many days."""
    return copy_rows(NumberSeries, ("day", "last"), last_by_day.items())
