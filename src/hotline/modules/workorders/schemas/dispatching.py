"""What the steps of dispatch take."""

from typing import Annotated

from ninja import Field
from pydantic import StringConstraints

from hotline.modules.workorders.actions.assign import Parts

from .input import Code, Note, StepInput

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=2000)]
Codes = Annotated[list[Code], Field(max_length=20)]


class DispatchInput(StepInput):
    department_code: Code
    supporting_codes: Codes = []
    copied_codes: Codes = []
    note: Note = ""
    basis: Annotated[str, StringConstraints(strip_whitespace=True, max_length=256)] = ""

    def parts(self) -> Parts:
        """Who is to handle it."""
        return Parts(
            self.department_code, tuple(self.supporting_codes), tuple(self.copied_codes), self.note, self.basis
        )


class RecallInput(StepInput):
    reason: Reason
