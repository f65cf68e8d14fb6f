"""What the steps take."""

from typing import Annotated

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from hotline.modules.requesters.public import RequesterKind
from hotline.modules.workorders.actions.register import Caller, Matter
from hotline.modules.workorders.rules.words import Channel, RequestType, Urgency

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Code = Annotated[str, StringConstraints(max_length=32)]


class Strict(Schema):
    """Unknown fields are refused, so that a misspelt one is not silently lost."""

    model_config = ConfigDict(extra="forbid")


class RequesterInput(Strict):
    kind: RequesterKind = RequesterKind.PERSON
    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=64)] = ""
    phone_number: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9+\- ]{0,24}$")] = ""
    is_anonymous: bool = False

    def caller(self) -> Caller | None:
        """The requester; none where he wishes to be anonymous or left nothing."""
        is_known = not self.is_anonymous and bool(self.name or self.phone_number)
        return Caller(self.kind, self.name, self.phone_number) if is_known else None


class RegistrationInput(Strict):
    request_type: RequestType
    urgency: Urgency = Urgency.ORDINARY
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    content: Words
    category_code: Code
    division_code: Code = ""
    address: Annotated[str, StringConstraints(strip_whitespace=True, max_length=128)] = ""
    channel: Channel = Channel.PHONE
    call_reference: Code | None = None
    requester: RequesterInput = Field(default_factory=RequesterInput)
    is_confidential: bool = False
    answer: Words | None = None

    def matter(self) -> Matter:
        """What is requested."""
        return Matter(
            request_type=self.request_type,
            urgency=self.urgency,
            title=self.title,
            content=self.content,
            category_code=self.category_code,
            division_code=self.division_code,
            address=self.address,
            channel=self.channel,
            call_reference=self.call_reference or "",
            is_confidential=self.is_confidential,
        )


class StepInput(Strict):
    """Every step names the version that the page was showing."""

    version: int


class AnswerInput(StepInput):
    answer: Words


class DisclosureInput(Strict):
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]
