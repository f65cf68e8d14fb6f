"""The three levels of the handling network, and what kinds of agency its units are."""

from enum import StrEnum


class DepartmentLevel(StrEnum):
    """Where a department stands in the network: 市、县（区）、镇（街道）."""

    CITY = "city"
    COUNTY = "county"
    TOWN = "town"


class AgencyType(StrEnum):
    """What kind of agency a unit is: 政府部门 区县政府 镇街 事业单位 公用企业 垂直管理单位 其他."""

    GOVERNMENT_DEPARTMENT = "government_department"
    COUNTY_GOVERNMENT = "county_government"
    TOWN_GOVERNMENT = "town_government"
    PUBLIC_INSTITUTION = "public_institution"
    PUBLIC_UTILITY = "public_utility"
    VERTICAL_AGENCY = "vertical_agency"
    OTHER_AGENCY = "other_agency"


LEVEL_ORDER = (DepartmentLevel.CITY, DepartmentLevel.COUNTY, DepartmentLevel.TOWN)
