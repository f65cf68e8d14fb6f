"""Boundaries come from the city, are checked before they are kept, and a version never changes."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.support import City, ClientFactory, PageClient

from hotline.kit.errors import Refusal
from hotline.modules.audit.public import AuditEntry
from hotline.modules.taxonomy.models import BoundaryVersion
from hotline.modules.taxonomy.public import Division
from hotline.modules.taxonomy.rules import boundaries
from hotline.modules.taxonomy.rules.boundaries import DivisionName, read_boundaries

SQUARE = [[107.0, 33.0], [107.1, 33.0], [107.1, 33.1], [107.0, 33.1], [107.0, 33.0]]
DIVISIONS = [
    DivisionName("610700", "汉中市", 1),
    DivisionName("610702", "汉台区", 2),
    DivisionName("610702001", "北关街道", 3),
    DivisionName("610703", "南郑区", 2),
]


def feature(ring: object = SQUARE, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def text(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def test_boundary_is_found_by_code_of_any_length_or_by_name() -> None:
    found = read_boundaries(
        text(feature(adcode=610702), feature(code="610702001000"), feature(name="南郑区")), DIVISIONS
    )

    assert [shape.code for shape in found.shapes] == ["610702", "610702001", "610703"]
    assert found.missing == ()
    assert found.point_count == 15


def test_divisions_without_a_boundary_are_named() -> None:
    assert [each.name for each in read_boundaries(text(feature(code="610702")), DIVISIONS).missing] == [
        "北关街道",
        "南郑区",
    ]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("no json", "boundaries_unreadable"),
        ("[1]", "boundaries_unreadable"),
        (text(), "boundaries_unreadable"),
        ('{"features": [3]}', "boundaries_unreadable"),
        (text(feature(name="别的城市")), "boundary_of_no_division"),
        (text({"type": "Feature"}), "boundary_of_no_division"),
        (text(feature(code="610702"), feature(name="汉台区")), "boundary_twice"),
        (text(feature(SQUARE[:-1], code="610702")), "boundary_broken"),
        (text(feature([], code="610702")), "boundary_broken"),
        (text(feature([["a", "b"]] * 4, code="610702")), "boundary_broken"),
        (text({"properties": {"code": "610702"}, "geometry": {"type": "Point"}}), "boundary_broken"),
        (text(feature([[y, x] for x, y in SQUARE], code="610702")), "boundaries_outside_the_country"),
        (text(feature([[500000, 3600000]] * 4, code="610702")), "boundaries_outside_the_country"),
    ],
)
def test_file_that_cannot_be_drawn_is_refused_with_the_reason(given: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_boundaries(given, DIVISIONS)
    assert refused.value.code == code


def test_boundaries_with_too_many_points_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundaries, "MOST_POINTS", 9)
    with pytest.raises(Refusal) as refused:
        read_boundaries(text(feature(code="610702"), feature(code="610703")), DIVISIONS)
    assert refused.value.code == "boundaries_too_detailed"


@pytest.fixture
def keeper(city: City, signed_in_client: ClientFactory) -> PageClient:
    return signed_in_client("system_administrator")


def upload(page: PageClient, content: str, **fields: object) -> tuple[int, dict[str, object]]:
    body = {"file": SimpleUploadedFile("city.json", content.encode()), "source": "市自然资源局 审图号测试", **fields}
    answer = page.post("/api/division-boundaries", body, headers={"X-CSRFToken": page.cookies["csrftoken"].value})
    return answer.status_code, answer.json()


def test_upload_is_previewed_then_kept_with_who_and_why(keeper: PageClient) -> None:
    division = Division.objects.filter(level__gt=1).first()
    assert division is not None
    content = text(feature(code=division.code))

    status, preview = upload(keeper, content, dry_run="true")
    assert (status, preview["version"], preview["is_published"]) == (200, 1, False)
    assert not BoundaryVersion.objects.exists()
    assert keeper.get("/api/division-boundaries").json()["shapes"] == []

    assert upload(keeper, content)[0] == 200
    kept = keeper.get("/api/division-boundaries").json()
    assert (kept["version"], kept["source"], len(kept["shapes"])) == (1, "市自然资源局 审图号测试", 1)
    assert kept["shapes"][0]["polygons"] == [[SQUARE]]
    assert AuditEntry.objects.filter(action="publish_boundaries", subject="boundaries:1").count() == 1

    status, refusal = upload(keeper, content)
    assert (status, refusal["code"]) == (409, "boundaries_unchanged")
    assert BoundaryVersion.objects.count() == 1


def test_only_the_administrator_uploads_boundaries(city: City, signed_in_client: ClientFactory) -> None:
    assert upload(signed_in_client("team_leader"), text(feature(code="610702")))[0] == 403
