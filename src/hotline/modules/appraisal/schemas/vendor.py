"""Base data and third-party supervision over HTTP."""

from datetime import date, datetime
from typing import Literal

from ninja import Schema

from hotline.modules.appraisal.errors import BaseDataRefused
from hotline.modules.appraisal.models import ThirdPartyAssessment
from hotline.modules.appraisal.rules.base_data import BaseDataForm, Verdict, figure_of
from hotline.modules.appraisal.rules.base_workbook import FoundFigure, SheetReading
from hotline.modules.appraisal.rules.sheets import Sheet, SheetLine
from hotline.modules.appraisal.selectors.base_data import CheckedFigure
from hotline.modules.appraisal.selectors.sheets import find_sheet


class BaseDataItemOutput(Schema):
    code: str
    group: str
    name: str
    kind: str


class BaseFigureOutput(Schema):
    """A stated figure beside the records'; `verdict` is agrees, differs, no_records or not_checked."""

    item: str
    name: str
    year: int
    text: str
    recorded: str
    verdict: str
    at: datetime
    by: str


class BaseDataOutput(Schema):
    """The form, what is stated of each year, and how many figures differ from the records."""

    vendor: str
    vendors: list[str]
    items: list[BaseDataItemOutput]
    figures: list[BaseFigureOutput]
    differences: int


def base_data_document(
    form: BaseDataForm, vendor: str, vendors: list[str], figures: list[CheckedFigure], language: str
) -> BaseDataOutput:
    """The vendor's form in one language."""
    return BaseDataOutput(
        vendor=vendor,
        vendors=vendors,
        items=[
            BaseDataItemOutput(
                code=one.code, group=one.group.in_language(language), name=one.name.in_language(language), kind=one.kind
            )
            for one in form.items
        ],
        figures=[
            BaseFigureOutput(
                item=one.item.code,
                name=one.item.name.in_language(language),
                year=one.year,
                text=one.figure.text,
                recorded=one.checked.recorded,
                verdict=one.checked.verdict,
                at=one.figure.at,
                by=one.figure.by.name,
            )
            for one in figures
        ],
        differences=sum(one.checked.verdict is Verdict.DIFFERS for one in figures),
    )


class BaseDataReadFigureOutput(Schema):
    """A figure of a workbook beside what is stated now; `fault` says why it cannot be taken."""

    item: str
    name: str
    year: int
    text: str
    before: str
    change: Literal["new", "changed", "same", "refused"]
    fault: str
    place: str


class BaseDataReadingOutput(Schema):
    """What taking a workbook in would state anew; `unknown` are rows that name no item of the form."""

    figures: list[BaseDataReadFigureOutput]
    unknown: list[str]


def reading_document(reading: SheetReading, before: dict[tuple[str, int], str], language: str) -> BaseDataReadingOutput:
    """Each figure with what would change."""
    return BaseDataReadingOutput(
        figures=[_read_figure(one, before.get((one.item.code, one.year), ""), language) for one in reading.figures],
        unknown=list(reading.unknown),
    )


def _read_figure(found: FoundFigure, before: str, language: str) -> BaseDataReadFigureOutput:
    fault = ""
    try:
        figure_of(found.item, found.text)
    except BaseDataRefused as refusal:
        fault = refusal.sentence(language)
    changed: Literal["changed", "same"] = "same" if before == found.text else "changed"
    return BaseDataReadFigureOutput(
        item=found.item.code,
        name=found.item.name.in_language(language),
        year=found.year,
        text=found.text,
        before=before,
        change="refused" if fault else changed if before else "new",
        fault=fault,
        place=found.place,
    )


class SheetLineOutput(Schema):
    code: str
    group: str
    name: str
    unit: str
    bound: str
    target: str
    is_recorded: bool
    is_assumed: bool


class SheetOutput(Schema):
    code: str
    version: int
    name: str
    every: Literal["month", "year"]
    source: str
    lines: list[SheetLineOutput]

    @classmethod
    def of(cls, sheet: Sheet, language: str) -> "SheetOutput":
        """The sheet in one language."""
        return cls(
            code=sheet.code,
            version=sheet.version,
            name=sheet.name.in_language(language),
            every=sheet.every,
            source=sheet.source.in_language(language),
            lines=[_line(one, language) for one in sheet.lines],
        )


def _line(line: SheetLine, language: str) -> SheetLineOutput:
    return SheetLineOutput(
        code=line.code,
        group=line.group.in_language(language),
        name=line.name.in_language(language),
        unit=line.unit,
        bound=line.bound,
        target=str(line.target),
        is_recorded=line.indicator is not None,
        is_assumed=line.is_assumed,
    )


class SheetResultOutput(Schema):
    code: str
    group: str
    name: str
    target: str
    shown: str
    is_met: bool | None
    is_recorded: bool
    evidence: str


class ThirdPartyAssessmentOutput(Schema):
    """A filled sheet."""

    id: int
    sheet: str
    name: str
    firm: str
    vendor: str
    first_day: date
    last_day: date
    met: int
    missed: int
    without_value: int
    lines: list[SheetResultOutput]
    at: datetime
    by: str

    @classmethod
    def of(cls, assessment: ThirdPartyAssessment, language: str) -> "ThirdPartyAssessmentOutput":
        """The filled sheet in one language."""
        sheet = find_sheet(assessment.sheet_code)
        lines = {line.code: line for line in sheet.lines}
        return cls(
            id=assessment.pk,
            sheet=assessment.sheet_code,
            name=sheet.name.in_language(language),
            firm=assessment.firm,
            vendor=assessment.vendor,
            first_day=assessment.first_day,
            last_day=assessment.last_day,
            met=assessment.met,
            missed=assessment.missed,
            without_value=assessment.without_value,
            lines=[
                SheetResultOutput(
                    code=one["code"],
                    group=lines[one["code"]].group.in_language(language),
                    name=lines[one["code"]].name.in_language(language),
                    target=f"{'≥' if lines[one['code']].bound == 'at_least' else '≤'}{lines[one['code']].target}",
                    shown=one["shown"],
                    is_met=one["is_met"],
                    is_recorded=one["is_recorded"],
                    evidence=one["evidence"],
                )
                for one in assessment.lines
                if one["code"] in lines
            ],
            at=assessment.at,
            by=assessment.by.name,
        )
