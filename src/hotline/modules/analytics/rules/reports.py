"""The reports that a hotline issues, and when they are due."""

from enum import StrEnum


class ReportKind(StrEnum):
    """日报 周报 月报 年报."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"
