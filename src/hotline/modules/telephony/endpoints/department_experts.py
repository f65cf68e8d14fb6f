"""The directory of departments' experts over HTTP: agents search it, administrators keep it."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.telephony.actions.department_experts import change_expert, list_expert, remove_expert
from hotline.modules.telephony.schemas import department_experts as schemas
from hotline.modules.telephony.selectors.department_experts import department_experts

router = Router(tags=["telephony"])

READ, KEEP = Permission.READ_CALLS, Permission.ADMINISTER_TELEPHONY


@router.get("/department-experts", response=list[schemas.DepartmentExpertOutput], auth=requires(READ))
def find_experts(request: HttpRequest, search: schemas.Search = "") -> list[schemas.DepartmentExpertOutput]:
    """The first experts that fit every word of the search, by department, name, subject or number."""
    return [schemas.DepartmentExpertOutput.of(expert) for expert in department_experts(search)]


@router.post("/department-experts", response={201: schemas.DepartmentExpertOutput}, auth=requires(KEEP))
def enter_expert(request: HttpRequest, body: schemas.DepartmentExpertInput) -> Status[schemas.DepartmentExpertOutput]:
    """Enter an expert: agents find him from now on."""
    expert = list_expert(body.entry(), by=actor_from(request), at=now())
    return Status(201, schemas.DepartmentExpertOutput.of(expert))


@router.post(
    "/department-experts/{int:expert_id}/changes", response=schemas.DepartmentExpertOutput, auth=requires(KEEP)
)
def change(request: HttpRequest, expert_id: int, body: schemas.DepartmentExpertInput) -> schemas.DepartmentExpertOutput:
    """Say something else of an expert."""
    expert = change_expert(expert_id=expert_id, entry=body.entry(), by=actor_from(request), at=now())
    return schemas.DepartmentExpertOutput.of(expert)


@router.post("/department-experts/{int:expert_id}/removal", response={204: None}, auth=requires(KEEP))
def remove(request: HttpRequest, expert_id: int) -> Status[None]:
    """Take an expert off the directory."""
    remove_expert(expert_id=expert_id, by=actor_from(request), at=now())
    return Status(204, None)
