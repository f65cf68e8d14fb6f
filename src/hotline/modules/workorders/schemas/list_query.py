"""How the list is narrowed: the same for the list, a saved view, a bulk action and an export."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints, ValidationError

from hotline.kit.clock import FIRST_YEAR, LAST_YEAR
from hotline.kit.errors import InvalidInput
from hotline.modules.requesters.public import RequesterKind
from hotline.modules.workorders.errors import UnknownFilter
from hotline.modules.workorders.rules.lifecycle import Stage
from hotline.modules.workorders.rules.words import Channel, FocusArea, Part, RequestType, Urgency
from hotline.modules.workorders.selectors.filters import Filters
from hotline.modules.workorders.selectors.lists import Selection
from hotline.modules.workorders.selectors.views import View

Day = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
Code = Annotated[str, StringConstraints(max_length=64)]
Empty = Literal[""]
_MOST_DISPATCHES = 1000


class ListFilters(Schema):
    """A view and what it is narrowed to; empty values narrow nothing."""

    model_config = ConfigDict(populate_by_name=True)

    view: View = View.ALL
    stage: Stage | Empty = ""
    q: Annotated[str, StringConstraints(max_length=60)] = ""
    department: Code = ""
    category: Code = ""
    division: Code = ""
    channel: Channel | Empty = ""
    request_type: RequestType | Empty = ""
    urgency: Urgency | Empty = ""
    focus_area: FocusArea | Empty = ""
    requester_kind: RequesterKind | Empty = ""
    part: Part | Empty = ""
    # The account of whoever registered it.
    registered_by: Code = ""
    is_confidential: bool | None = None
    is_overdue: bool | None = None
    dispatch_count_min: int = Field(0, ge=0, le=_MOST_DISPATCHES)
    from_: Day | None = Field(None, alias="from")
    to: Day | None = None
    due_from: Day | None = None
    due_to: Day | None = None

    def selection(self) -> Selection:
        """The view and its filters."""
        return Selection(
            self.view,
            Filters(
                stage=self.stage,
                text=self.q.strip(),
                department_code=self.department,
                category_code=self.category,
                division_code=self.division,
                channel=self.channel,
                request_type=self.request_type,
                urgency=self.urgency,
                focus_area=self.focus_area,
                requester_kind=self.requester_kind,
                part=self.part,
                registered_by=self.registered_by,
                is_confidential=self.is_confidential,
                is_overdue=self.is_overdue,
                dispatch_count_min=self.dispatch_count_min,
                first_day=self.from_,
                last_day=self.to,
                due_first_day=self.due_from,
                due_last_day=self.due_to,
            ),
        )

    def kept(self) -> dict[str, object]:
        """As the page's address holds them: what narrows, by its name there."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)


class KeptFilters(ListFilters):
    """Filters in a body: an unknown one is refused, so that a misspelt one does not select everything."""

    model_config = ConfigDict(populate_by_name=False, extra="forbid")


class ListQuery(ListFilters):
    """A page of the list."""

    cursor: str = ""
    limit: int = Field(20, ge=1, le=50)


def ensure_known(names: Iterable[str]) -> None:
    """Refuse with `UnknownFilter` what an address says that the list does not know."""
    known = {field.alias or name for name, field in ListQuery.model_fields.items()}
    unknown = sorted(set(names) - known)
    if unknown:
        raise UnknownFilter(field=unknown[0], names="”“".join(unknown))


def selection_of(filters: dict[str, object]) -> Selection:
    """The selection that kept filters stand for; a word that the product no longer knows is `InvalidInput`."""
    try:
        return KeptFilters.model_validate(filters).selection()
    except ValidationError as error:
        raise InvalidInput(
            field="filters", reason_zh="筛选条件已不再适用。", reason_en="The filters do not apply any more."
        ) from error
