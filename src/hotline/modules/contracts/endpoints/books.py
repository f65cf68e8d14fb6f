"""Projects, budgets, procurements and contracts over HTTP."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.contracts.actions import keep_budget, procure, sign_contract
from hotline.modules.contracts.schemas import input as inputs
from hotline.modules.contracts.schemas import output as outputs
from hotline.modules.contracts.schemas import pages
from hotline.modules.contracts.selectors.assessments import number_of_contract

from .reading import reader_of

router = Router(tags=["contracts"])
READ, ADMINISTER = Permission.READ_CONTRACTS, Permission.ADMINISTER_CONTRACTS


@router.get("/contract-projects", response=outputs.ProjectsOutput, auth=requires(READ))
def list_projects(request: HttpRequest) -> outputs.ProjectsOutput:
    """Every project with its budgets and how much of them was spent."""
    return pages.projects_page(reader_of(request))


@router.post("/contract-projects", response={201: outputs.ProjectOutput}, auth=requires(ADMINISTER))
def open_project(request: HttpRequest, body: inputs.ProjectInput) -> Status[outputs.ProjectOutput]:
    """Open the books of a project."""
    by = actor_from(request)
    keep_budget.open_project(code=body.code, name=body.name, owner=body.owner, by=by, at=now())
    return Status(201, pages.project_page(body.code, reader_of(request)))


@router.get("/contract-projects/{code}", response=outputs.ProjectOutput, auth=requires(READ))
def read_project(request: HttpRequest, code: str) -> outputs.ProjectOutput:
    """A project's books, and what does not tie in them."""
    return pages.project_page(code, reader_of(request))


@router.post("/contract-projects/{code}/lines", response={201: outputs.ProjectOutput}, auth=requires(ADMINISTER))
def add_line(request: HttpRequest, code: str, body: inputs.BudgetLineInput) -> Status[outputs.ProjectOutput]:
    """Add a budget line."""
    keep_budget.add_budget_line(project=code, code=body.code, name=body.name, by=actor_from(request))
    return Status(201, pages.project_page(code, reader_of(request)))


@router.post(
    "/contract-projects/{code}/budget-entries", response={201: outputs.ProjectOutput}, auth=requires(ADMINISTER)
)
def record_entry(request: HttpRequest, code: str, body: inputs.BudgetEntryInput) -> Status[outputs.ProjectOutput]:
    """Write down what a document decided about a budget."""
    keep_budget.record_budget_entry(project=code, paper=body.paper(), by=actor_from(request), at=now())
    return Status(201, pages.project_page(code, reader_of(request)))


@router.post(
    "/contract-projects/{code}/budget-entries/{entry_id}/reversals",
    response={201: outputs.ProjectOutput},
    auth=requires(ADMINISTER),
)
def reverse_entry(
    request: HttpRequest, code: str, entry_id: int, body: inputs.StatedReasonInput
) -> Status[outputs.ProjectOutput]:
    """Take back an entry that was written down by mistake."""
    by = actor_from(request)
    keep_budget.reverse_budget_entry(project=code, entry_id=entry_id, reason=body.reason, by=by, at=now())
    return Status(201, pages.project_page(code, reader_of(request)))


@router.post("/contract-projects/{code}/procurements", response={201: outputs.ProjectOutput}, auth=requires(ADMINISTER))
def open_procurement(request: HttpRequest, code: str, body: inputs.ProcurementInput) -> Status[outputs.ProjectOutput]:
    """Begin a procurement."""
    procure.open_procurement(
        project=code, code=body.code, name=body.name, method=body.method, by=actor_from(request), at=now()
    )
    return Status(201, pages.project_page(code, reader_of(request)))


@router.post(
    "/contract-projects/{code}/procurements/{procurement}/steps",
    response={201: outputs.ProjectOutput},
    auth=requires(ADMINISTER),
)
def record_step(
    request: HttpRequest, code: str, procurement: str, body: inputs.ProcurementStepInput
) -> Status[outputs.ProjectOutput]:
    """Write down a step of a procurement."""
    procure.record_procurement_step(
        project=code, procurement=procurement, step=body.step(), note=body.note, by=actor_from(request), at=now()
    )
    return Status(201, pages.project_page(code, reader_of(request)))


@router.post("/contract-projects/{code}/contracts", response={201: outputs.ContractOutput}, auth=requires(ADMINISTER))
def record_contract(request: HttpRequest, code: str, body: inputs.ContractInput) -> Status[outputs.ContractOutput]:
    """Write down a contract as signed."""
    signed = sign_contract.record_contract(project=code, file=body.file(), by=actor_from(request), at=now())
    return Status(201, pages.contract_page(signed.pk, reader_of(request)))


@router.get("/contracts/{contract_id}", response=outputs.ContractOutput, auth=requires(READ))
def read_contract(request: HttpRequest, contract_id: int) -> outputs.ContractOutput:
    """A contract with its parts, assessments and payments."""
    return pages.contract_page(contract_id, reader_of(request))


@router.post("/contracts/{contract_id}/settlements", response={201: outputs.ContractOutput}, auth=requires(ADMINISTER))
def settle(request: HttpRequest, contract_id: int, body: inputs.SettlementInput) -> Status[outputs.ContractOutput]:
    """Write down what was settled in the end."""
    number = number_of_contract(contract_id)
    sign_contract.record_settlement(contract=number, service=body.service(), by=actor_from(request), at=now())
    return Status(201, pages.contract_page(contract_id, reader_of(request)))
