"""Indicators, frozen figures, the three rates and exclusions over HTTP."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.departments.public import profile
from hotline.modules.workorders.public import exclusions

from .actions.publish_rates_policy import publish_rates_policy
from .rules.periods import period_of
from .schemas.explained import (
    DriftOutput,
    ExplanationOutput,
    ExplanationQuery,
    FrozenOutput,
    PublicationQuery,
)
from .schemas.indicators import (
    ColumnOutput,
    DashboardEntryOutput,
    DashboardOutput,
    DefinitionOutput,
    IndicatorOutput,
    IndicatorQuery,
    LinkOutput,
    MonthTableOutput,
    PeriodQuery,
    RecordsOutput,
    RecordsQuery,
    TableQuery,
    TrendOutput,
    TrendsQuery,
)
from .schemas.three_rates import (
    ExclusionsOutput,
    PublishedRatesPolicyOutput,
    RatesPolicyInput,
    ThreeRatesOutput,
    ThreeRatesQuery,
)
from .schemas.wallboard import WallboardOutput
from .selectors.documents import (
    DefinitionDocument,
    IndicatorPageDocument,
    TrendDocument,
    dashboard_entries,
    definitions,
    indicator_page,
    trend_documents,
)
from .selectors.evidence import Evidence, EvidencePage, Question, records
from .selectors.explained_documents import (
    DriftDocument,
    ExplanationDocument,
    FrozenDocument,
    drift_document,
    explanation_document,
    frozen_document,
)
from .selectors.frozen import drift, frozen, frozen_for
from .selectors.tables import MonthTableDocument, month_table, table_text
from .selectors.three_rates import policy_on, rates_of, rates_policies
from .selectors.wallboard import wallboard

router = Router(tags=["indicators"])


@router.get("/indicators", response=list[DefinitionOutput], auth=requires(Permission.READ_INDICATORS))
def list_indicators(request: HttpRequest) -> list[DefinitionDocument]:
    """The catalogue."""
    return definitions(language_of(request))


@router.get("/indicators/{code}", response=IndicatorOutput, auth=requires(Permission.READ_INDICATORS))
def read_indicator(request: HttpRequest, code: str, query: Query[IndicatorQuery]) -> IndicatorPageDocument:
    """An indicator's values over a period."""
    return indicator_page(
        code, query.first_day, query.last_day, query.by, query.variant, language_of(request), query.version
    )


@router.get("/indicators/{code}/trends", response=list[TrendOutput], auth=requires(Permission.READ_INDICATORS))
def read_trends(request: HttpRequest, code: str, query: Query[TrendsQuery]) -> list[TrendDocument]:
    """An indicator month by month for each value of a dimension."""
    return trend_documents(code, query.first_day, query.last_day, query.by, query.variant, language_of(request))


@router.get("/indicators/{code}/explanation", response=ExplanationOutput, auth=requires(Permission.READ_INDICATORS))
def explain_indicator(request: HttpRequest, code: str, query: Query[ExplanationQuery]) -> ExplanationDocument:
    """What stands behind a figure: the formula with the figures in it, what was left out and how often."""
    return explanation_document(
        code,
        query.first_day,
        query.last_day,
        by=query.by,
        key=query.key,
        variant=query.variant,
        version=query.version,
        language=language_of(request),
    )


@router.get("/indicator-table", response=MonthTableOutput, auth=requires(Permission.READ_INDICATORS))
def read_indicator_table(request: HttpRequest, query: Query[PeriodQuery]) -> MonthTableDocument:
    """All indicators by month, of everybody together."""
    return month_table(query.first_day, query.last_day, language_of(request))


@router.get("/indicator-table/file", auth=requires(Permission.READ_INDICATORS))
def download_indicator_table(request: HttpRequest, query: Query[TableQuery]) -> HttpResponse:
    """All indicators by month, by a dimension such as units, or by both, as CSV that spreadsheets open."""
    text = table_text(
        query.first_day,
        query.last_day,
        by_month=query.by_month,
        dimension=query.by,
        language=language_of(request),
    )
    name = f"indicators-{query.first_day}-{query.last_day}.csv"
    # The mark at the beginning lets spreadsheets read Chinese as such.
    return HttpResponse(
        text.encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.get("/frozen-figures", response=list[FrozenOutput], auth=requires(Permission.READ_INDICATORS))
def list_frozen_figures(request: HttpRequest, query: Query[PublicationQuery]) -> list[FrozenDocument]:
    """What a publication states, each figure as it stands after all corrections."""
    return [frozen_document(figure) for figure in frozen_for(query.publication)]


@router.get("/frozen-figures/{figure_id}", response=FrozenOutput, auth=requires(Permission.READ_INDICATORS))
def read_frozen_figure(request: HttpRequest, figure_id: int) -> FrozenDocument:
    """A figure as it was published, with everything that it stood on."""
    return frozen_document(frozen([figure_id])[0])


@router.get("/frozen-figure-drifts", response=list[DriftOutput], auth=requires(Permission.READ_INDICATORS))
def list_drifts(request: HttpRequest, query: Query[PublicationQuery]) -> list[DriftDocument]:
    """Which figures of a publication would be different if they were computed today."""
    return [drift_document(each) for each in drift(frozen_for(query.publication))]


@router.get("/indicators/{code}/records", response=RecordsOutput, auth=requires(Permission.READ_INDICATORS))
def list_records(request: HttpRequest, code: str, query: Query[RecordsQuery]) -> RecordsOutput:
    """The records behind a figure."""
    language = language_of(request)
    question = Question(
        code,
        query.first_day,
        query.last_day,
        query.part,
        query.variant,
        query.by,
        query.key,
        query.version,
        query.left_out,
    )
    page = records(question, actor=actor_from(request), language=language, cursor=query.cursor)
    return RecordsOutput(
        columns=[ColumnOutput(code=column.code, name=column.name(language)) for column in page.columns],
        items=[_item(page, item) for item in page.items],
        next_cursor=page.next_cursor,
        is_limited=page.is_limited,
    )


@router.get("/dashboard", response=DashboardOutput, by_alias=True, auth=requires(Permission.READ_INDICATORS))
def read_dashboard(request: HttpRequest, query: Query[PeriodQuery]) -> DashboardOutput:
    """All indicators of the dashboard by month."""
    entries = dashboard_entries(query.first_day, query.last_day, language_of(request))
    return DashboardOutput(
        first_day=query.first_day,
        last_day=query.last_day,
        scale=str(profile().scale.normalize()),
        indicators=[DashboardEntryOutput.model_validate(entry) for entry in entries],
    )


@router.get("/three-rates", response=ThreeRatesOutput, by_alias=True, auth=requires(Permission.READ_INDICATORS))
def read_three_rates(request: HttpRequest, query: Query[ThreeRatesQuery]) -> ThreeRatesOutput:
    """Response, resolution and satisfaction of a period, for the whole and for each unit, ranked."""
    return ThreeRatesOutput.of(rates_of(query.first_day, query.last_day, query.by), query.by)


@router.get(
    "/three-rates-policies", response=list[PublishedRatesPolicyOutput], auth=requires(Permission.READ_INDICATORS)
)
def list_rates_policies(request: HttpRequest) -> list[PublishedRatesPolicyOutput]:
    """Every version of how the three rates are weighed, the newest first."""
    return [PublishedRatesPolicyOutput.published(policy) for policy in rates_policies()]


@router.post(
    "/three-rates-policies", response=PublishedRatesPolicyOutput, auth=requires(Permission.ADMINISTER_POLICIES)
)
def publish_three_rates_policy(request: HttpRequest, body: RatesPolicyInput) -> PublishedRatesPolicyOutput:
    """Publish the next version."""
    published = publish_rates_policy(policy=body.policy(), by=actor_from(request), at=now())
    return PublishedRatesPolicyOutput.published(published)


@router.get("/exclusions", response=ExclusionsOutput, by_alias=True, auth=requires(Permission.READ_INDICATORS))
def list_exclusions(request: HttpRequest, query: Query[PeriodQuery]) -> ExclusionsOutput:
    """How every department uses exclusions, for everybody inside to see."""
    period = period_of(query.first_day, query.last_day)
    found = exclusions(period.first_day, period.last_day)
    return ExclusionsOutput.of(period, policy_on(period.last_day), found)


@router.get("/wallboard", response=WallboardOutput, auth=requires(Permission.WATCH_SEATS))
def read_wallboard(request: HttpRequest) -> WallboardOutput:
    """The day so far for the wall of the hall: counts alone, of nobody by name."""
    return WallboardOutput.of(wallboard(now()))


def _item(page: EvidencePage, item: Evidence) -> dict[str, bool | int | str | LinkOutput | None]:
    link = LinkOutput(kind=item.link.kind, id=item.link.id) if item.link else None
    return {
        **{column.code: cell for column, cell in zip(page.columns, item.cells, strict=True)},
        "link": link,
    }
