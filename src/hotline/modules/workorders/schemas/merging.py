"""What merging, splitting and withdrawing take."""

from hotline.modules.workorders.actions.split import SecondMatter
from hotline.modules.workorders.rules.words import RequestType

from .dispatching import Reason
from .input import Code, Note, StepInput, Words
from .registration import Address, Number, Title


class MergeInput(StepInput):
    into: Number
    note: Note = ""


class SplitInput(StepInput):
    title: Title
    content: Words
    request_type: RequestType
    category_code: Code
    division_code: Code = ""
    address: Address = ""

    def matter(self) -> SecondMatter:
        """What is to be a work order of its own."""
        return SecondMatter(
            title=self.title,
            content=self.content,
            request_type=self.request_type,
            category_code=self.category_code,
            division_code=self.division_code,
            address=self.address,
        )


class ReasonInput(StepInput):
    reason: Reason
