"""The books of contracts and money of a demonstration city, as data with days that may be counted from its loading."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from .city import read_yaml

_RELATIVE = re.compile(r"^(-?\d+)m(?:([+-]\d+))?$")
# A day, or months from the one of loading with days added: `-2m+9`.
Day = date | str
Year = int | str


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PaperData(_Record):
    """A paper about a budget."""

    kind: str
    line: str
    year: Year
    amount: Decimal
    day: Day
    document: str
    to_line: str | None = None
    from_year: int | None = None
    reason: str = ""


class StepData(_Record):
    """A step of a procurement."""

    kind: str
    day: Day
    document: str = ""


class ProcurementData(_Record):
    """A procurement."""

    code: str
    name: str
    method: str
    steps: list[StepData]


class PartData(_Record):
    """A part of a contract."""

    code: str
    name: str
    amount: Decimal
    is_held: bool = False


class ContractData(_Record):
    """A contract."""

    number: str
    name: str
    kind: str
    vendor: str
    amount: Decimal
    signed_on: Day
    service_from: Day
    service_until: Day
    under: str | None = None
    procurement: str | None = None
    line: str | None = None
    seats: int | None = None
    agents: int | None = None
    service_volume: int | None = None
    assessed: Literal["monthly", "yearly"] | None = None
    parts: list[PartData] = []
    parts_note: str = ""


class AssessmentData(_Record):
    """An assessment by a scheme that lies beside this file; `complaints` were upheld."""

    contract: str
    scheme: str
    kind: Literal["monthly", "yearly"]
    first_day: Day
    last_day: Day
    day: Day
    document: str
    complaints: int


class RequestData(_Record):
    """Money asked for; `signed_by` are the accounts that have signed it after the submission."""

    line: str
    year: Year
    amount: Decimal
    kind: str
    purpose: str
    payee: str
    contract: str | None = None
    documents: str = ""
    signed_by: list[str] = []


class PaymentData(RequestData):
    """Money that went out."""

    day: Day
    voucher: str
    source: str = ""


class SettlementData(_Record):
    """What was accepted in the end."""

    contract: str
    accepted: Decimal
    day: Day
    document: str


class ProjectData(_Record):
    """A project with everything about its money."""

    code: str
    name: str
    owner: str
    lines: dict[str, str]
    papers: list[PaperData]
    procurements: list[ProcurementData] = []
    contracts: list[ContractData] = []
    assessments: list[AssessmentData] = []
    payments: list[PaymentData] = []
    requests: list[RequestData] = []
    settlements: list[SettlementData] = []


class ChainData(_Record):
    """A signature of the chain."""

    code: str
    zh: str
    en: str
    roles: list[str] = []


class MoneyBooks(_Record):
    """The projects of a city, and its chain of approvals where it is not the built-in one."""

    projects: list[ProjectData]
    chain: list[ChainData] = []


def money_books(name: str) -> MoneyBooks:
    """The books of a city."""
    return MoneyBooks.model_validate(read_yaml(f"money/{name}.yaml"))


def day_on(day: Day, today: date) -> date:
    """The day that is meant."""
    if isinstance(day, date):
        return day
    found = _RELATIVE.match(day)
    if found is None:
        raise ValueError(day)
    month = today.year * 12 + today.month - 1 + int(found[1])
    return date(month // 12, month % 12 + 1, 1) + timedelta(days=int(found[2] or 0))


def year_of(year: Year, today: date) -> int:
    """The year that is meant: of a month that is counted from loading, where it is written so."""
    return year if isinstance(year, int) else day_on(year, today).year
