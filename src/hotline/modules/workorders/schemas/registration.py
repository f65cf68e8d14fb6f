"""What registration takes, and what is proposed while it goes on."""

from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

from hotline.modules.requesters.public import Caller, RequesterKind
from hotline.modules.workorders.actions.amend import Amendment
from hotline.modules.workorders.actions.register_batch import Matter, Registration
from hotline.modules.workorders.rules.words import Channel, FocusArea, RequestType, Urgency
from hotline.modules.workorders.selectors.duplicates import Sought

from .input import Code, Note, StepInput, Strict, Words
from .output import WorkOrderItemOutput

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Address = Annotated[str, StringConstraints(strip_whitespace=True, max_length=128)]
PhoneNumber = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9+\- ]{0,24}$")]
Number = Annotated[str, StringConstraints(strip_whitespace=True, max_length=24)]
Numbers = Annotated[list[Number], Field(max_length=20)]
# More people than a district has are a slip of the keyboard.
PeopleCount = Annotated[int, Field(ge=1, le=100_000)]


class RequesterInput(Strict):
    kind: RequesterKind = RequesterKind.PERSON
    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=64)] = ""
    phone_number: PhoneNumber = ""
    unified_credit_code: Annotated[str, StringConstraints(strip_whitespace=True, max_length=24)] = ""
    is_anonymous: bool = False

    def caller(self) -> Caller | None:
        """The requester; none where he wishes to be anonymous or left nothing."""
        is_known = not self.is_anonymous and bool(self.name or self.phone_number or self.unified_credit_code)
        return Caller(self.kind, self.name, self.phone_number, self.unified_credit_code) if is_known else None


class MatterInput(Strict):
    """One matter. A focus area that is left out is proposed by rule; an empty one says that there is none."""

    request_type: RequestType
    urgency: Urgency = Urgency.ORDINARY
    title: Title
    content: Words
    category_code: Code
    division_code: Code = ""
    address: Address = ""
    is_confidential: bool = False
    accused_department_code: Code = ""
    people_count: PeopleCount = 1
    consents_to_publication: bool = False
    is_leader_assigned: bool = False
    focus_area: FocusArea | Literal[""] | None = None
    answer: Words | None = None
    merge_into: Number | None = None
    related_to: Numbers = []
    distinct_from: Numbers = []

    def registration(self, channel: Channel, call_reference: str | None) -> Registration:
        """The matter as it is registered, with what it shares with others."""
        return Registration(
            Matter(
                request_type=self.request_type,
                urgency=self.urgency,
                title=self.title,
                content=self.content,
                category_code=self.category_code,
                division_code=self.division_code,
                address=self.address,
                channel=channel,
                call_reference=call_reference or "",
                is_confidential=self.is_confidential,
                accused_department_code=self.accused_department_code,
                people_count=self.people_count,
                consents_to_publication=self.consents_to_publication,
                is_leader_assigned=self.is_leader_assigned,
                focus_area=self.focus_area,
            ),
            self.answer or "",
            self.merge_into or "",
            tuple(self.related_to),
            tuple(self.distinct_from),
        )


class RegistrationInput(MatterInput):
    """One matter with its requester."""

    channel: Channel = Channel.PHONE
    call_reference: Code | None = None
    requester: RequesterInput = Field(default_factory=RequesterInput)


class BatchInput(Strict):
    """Several matters of one requester from one call."""

    channel: Channel = Channel.PHONE
    call_reference: Code | None = None
    requester: RequesterInput = Field(default_factory=RequesterInput)
    matters: Annotated[list[MatterInput], Field(min_length=1, max_length=10)]

    def registrations(self) -> list[Registration]:
        """The matters as they are registered."""
        return [matter.registration(self.channel, self.call_reference) for matter in self.matters]


class BatchOutput(Schema):
    items: list[WorkOrderItemOutput]


class AmendmentInput(StepInput):
    """The fields to correct; what is left out stays."""

    title: Title | None = None
    content: Words | None = None
    request_type: RequestType | None = None
    urgency: Urgency | None = None
    category_code: Code | None = None
    division_code: Code | None = None
    address: Address | None = None
    focus_area: FocusArea | Literal[""] | None = None
    note: Note = ""

    def amendment(self) -> Amendment:
        """What is to be corrected."""
        return Amendment(
            title=self.title,
            content=self.content,
            request_type=self.request_type,
            urgency=self.urgency,
            category_code=self.category_code,
            division_code=self.division_code,
            address=self.address,
            focus_area=self.focus_area,
        )


class DuplicateSearchInput(Strict):
    """What is typed so far. It is sent as a body, because addresses of pages are kept in logs."""

    phone_number: PhoneNumber = ""
    category_code: Code = ""
    division_code: Code = ""
    address: Address = ""
    title: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] = ""
    content: Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)] = ""

    def sought(self) -> Sought:
        """What to look for."""
        return Sought(**self.model_dump())


class DuplicateOutput(WorkOrderItemOutput):
    """A work order that may be about the same matter; the score runs from 0 to 1."""

    score: float
    reasons: list[str]
    is_mergeable: bool
    address: str


class HistoryInput(Strict):
    phone_number: PhoneNumber


class HistoryItemOutput(WorkOrderItemOutput):
    """A request of the caller; `same_matters` are the numbers of his others that seem to be about the same."""

    is_open: bool
    same_matters: list[str]


class CallerHistoryOutput(Schema):
    """Who is on the line, masked, with his requests within 90 days, the newest first."""

    name_masked: str
    phone_number_masked: str
    kind: str
    calls_90_days: int
    repeat_count: int
    open_count: int
    is_repeat_caller: bool
    is_key_enterprise: bool
    work_orders: list[HistoryItemOutput]
