"""Categories and divisions over HTTP."""

from django.http import HttpRequest
from ninja import Router

from hotline.modules.access.public import SignedIn

from .schemas import CategoryOutput, DivisionOutput
from .selectors import categories, divisions

router = Router(tags=["organisation"])


@router.get("/categories", response=list[CategoryOutput], auth=SignedIn())
def list_categories(request: HttpRequest) -> list[CategoryOutput]:
    """Every category in use."""
    return [
        CategoryOutput(
            code=category.code,
            name=category.name,
            parent_code=category.parent.code if category.parent else None,
            level=category.level,
        )
        for category in categories()
    ]


@router.get("/divisions", response=list[DivisionOutput], auth=SignedIn())
def list_divisions(request: HttpRequest) -> list[DivisionOutput]:
    """Every administrative division of the city."""
    return [
        DivisionOutput(
            code=division.code,
            name=division.name,
            parent_code=division.parent.code if division.parent else None,
            level=division.level,
        )
        for division in divisions()
    ]
