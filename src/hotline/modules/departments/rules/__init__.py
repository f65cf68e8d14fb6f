"""The three levels of the handling network."""

from enum import StrEnum


class DepartmentLevel(StrEnum):
    """Where a department stands in the network: 市、县（区）、镇（街道）."""

    CITY = "city"
    COUNTY = "county"
    TOWN = "town"


LEVEL_ORDER = (DepartmentLevel.CITY, DepartmentLevel.COUNTY, DepartmentLevel.TOWN)
