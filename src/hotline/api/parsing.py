"""Reading requests: what the database could not keep is refused before anything looks at it."""

import json

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser
from ninja.types import DictStrAny

from hotline.kit.errors import InvalidInput


class StrictParser(Parser):
    """Refuses characters that are no text: NUL, and halves of surrogate pairs."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """The body's JSON."""
        body: DictStrAny = json.loads(request.body)
        _ensure_text(body)
        return body

    def parse_querydict(
        self, data: "MultiValueDict[str, str]", list_fields: list[str], request: HttpRequest
    ) -> DictStrAny:
        """The query's fields."""
        for name in data:
            _ensure_text([name, *data.getlist(name)])
        return super().parse_querydict(data, list_fields, request)


def _ensure_text(value: object) -> None:
    if isinstance(value, str):
        if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
            raise InvalidInput(reason_zh="含有无法识别的字符。", reason_en="It contains characters that are no text.")
    elif isinstance(value, dict):
        for name, inner in value.items():
            _ensure_text(name)
            _ensure_text(inner)
    elif isinstance(value, list):
        for inner in value:
            _ensure_text(inner)
