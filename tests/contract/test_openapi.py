"""The interface is as its description says, and no change of it goes unseen."""

import json
from collections.abc import Iterator
from pathlib import Path

from ninja import Schema

from hotline.api.interface import openapi_document

SNAPSHOT = Path(__file__).parents[2] / "web" / "openapi.json"


def test_description_equals_its_snapshot() -> None:
    assert openapi_document() == SNAPSHOT.read_text(encoding="utf-8"), (
        "The interface has changed. If that is wanted: ./hotline openapi > web/openapi.json, "
        "and say in CHANGELOG.md what callers have to do."
    )


def test_every_operation_tells_what_it_does_and_how_it_refuses() -> None:
    for address, methods in json.loads(openapi_document())["paths"].items():
        for method, operation in methods.items():
            assert operation["description"], f"{method} {address} needs a docstring"
            assert "application/problem+json" in operation["responses"]["default"]["content"]


def test_every_change_may_carry_a_key() -> None:
    for address, methods in json.loads(openapi_document())["paths"].items():
        if "post" in methods:
            names = {parameter["name"] for parameter in methods["post"]["parameters"]}
            assert "Idempotency-Key" in names, address


def _schemas(base: type[Schema]) -> Iterator[type[Schema]]:
    for schema in base.__subclasses__():
        yield schema
        yield from _schemas(schema)


def test_every_schema_has_a_name_of_its_own() -> None:
    # The description keys schemas by name, and of two with one name the last would silently win.
    ours = {schema for schema in _schemas(Schema) if schema.__module__.startswith("hotline.")}
    shapes: dict[str, set[str]] = {}
    for schema in ours:
        shapes.setdefault(schema.__name__, set()).add(str(schema.model_json_schema()))
    assert {name for name, found in shapes.items() if len(found) > 1} == set()
