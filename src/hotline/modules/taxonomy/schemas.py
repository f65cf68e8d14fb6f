"""Categories and divisions as the interface shows them."""

from ninja import Schema


class CategoryOutput(Schema):
    code: str
    name: str
    parent_code: str | None
    level: int


class DivisionOutput(Schema):
    code: str
    name: str
    parent_code: str | None
    level: int
