"""The directory of departments over HTTP."""

from django.http import HttpRequest
from ninja import Router

from hotline.modules.access.public import SignedIn

from .schemas import DepartmentOutput
from .selectors import directory

router = Router(tags=["organisation"])


@router.get("/departments", response=list[DepartmentOutput], auth=SignedIn())
def list_departments(request: HttpRequest) -> list[DepartmentOutput]:
    """Every department that is open, each before those below it."""
    return [
        DepartmentOutput(
            code=department.code,
            name=department.name,
            level=department.level,
            parent_code=department.parent.code if department.parent else None,
            remit=department.remit,
            is_hotline_centre=department.is_hotline_centre,
        )
        for department in directory()
    ]
