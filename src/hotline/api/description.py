"""The interface's description (OpenAPI), with what every route has in common: problems, and repeatable requests."""

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.types import DictStrAny

from . import idempotency, problems

_PROBLEM = {
    "title": "Problem",
    "description": "Why something was refused and what to do next (RFC 9457). `code` is stable.",
    "type": "object",
    "required": ["type", "title", "status", "code", "detail", "next_step", "request_id", "facts"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "next_step": {"type": "string"},
        "field": {"type": "string", "description": "The input at fault, where there is one."},
        "request_id": {"type": "string"},
        "facts": {"type": "object", "additionalProperties": True},
    },
}
_REFUSED = {
    "description": "Refused.",
    "content": {problems.CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
_KEY = {
    "in": "header",
    "name": idempotency.HEADER,
    "required": False,
    "description": "A request that is repeated under the same key is carried out once.",
    "schema": {"type": "string", "maxLength": 128},
}


class DescribedInterface(NinjaAPI):
    """An interface whose description says what every route has in common."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: DictStrAny | None = None
    ) -> OpenAPISchema:
        """The whole description."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        schema["components"]["schemas"]["Problem"] = _PROBLEM
        for methods in schema["paths"].values():
            for method, operation in methods.items():
                operation["responses"]["default"] = _REFUSED
                if method == "post":
                    operation["parameters"] = [*operation["parameters"], _KEY]
        return schema
