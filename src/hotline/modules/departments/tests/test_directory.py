"""Everybody who is signed in reads the directory."""

from tests.support import City, ClientFactory, PageClient

from hotline.modules.departments.models import Department


def test_directory_names_parents_before_children(city: City, signed_in_client: ClientFactory) -> None:
    listed = signed_in_client("handler").get("/api/departments").json()
    codes = [department["code"] for department in listed]
    assert len(codes) == len(city.departments)
    assert codes.index("dongshan") < codes.index("dongshan-cheng")
    assert listed[codes.index("dongshan-cheng")] == {
        "code": "dongshan-cheng",
        "name": "东山县城关镇政府",
        "level": "town",
        "parent_code": "dongshan",
        "remit": "东山县城关镇政府职责范围内的事项",
        "is_hotline_centre": False,
    }


def test_closed_department_is_left_out(city: City, signed_in_client: ClientFactory) -> None:
    Department.objects.filter(code="housing").update(is_active=False)
    listed = signed_in_client("agent").get("/api/departments").json()
    assert "housing" not in {department["code"] for department in listed}


def test_visitor_reads_nothing(city: City, visitor: PageClient) -> None:
    assert visitor.get("/api/departments").status_code == 401
