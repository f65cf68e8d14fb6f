"""Write down contracts as signed, and what was settled in the end."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import InvalidInput, NotFound
from hotline.modules.access.public import Actor, Permission
from hotline.modules.contracts.errors import CodeTaken, PartsDoNotAddUp
from hotline.modules.contracts.models import Contract, ContractPart, Procurement, Project, Settlement, Vendor
from hotline.modules.contracts.rules.contract import ContractFile
from hotline.modules.contracts.rules.money import NOTHING, yuan
from hotline.modules.contracts.rules.words import ContractKind

from .begin import begin, ensure_above_zero, ensure_not_in_future, line_of

# What a contract of a kind stands under, if anything.
_UNDER = {
    ContractKind.AWARD: frozenset[ContractKind](),
    ContractKind.SERVICE: frozenset({ContractKind.AWARD}),
    ContractKind.SUPERVISION: frozenset({ContractKind.AWARD}),
    ContractKind.SUPPLEMENT: frozenset({ContractKind.SERVICE, ContractKind.SUPERVISION, ContractKind.AWARD}),
}


@transaction.atomic
def record_contract(*, project: str, file: ContractFile, by: Actor, at: datetime) -> Contract:
    """Write down a contract with its parts.

    Parts that do not add up to it are taken only with a note that the signed text says so; they stay a finding.
    """
    opened = begin(project, by=by, may=Permission.ADMINISTER_CONTRACTS)
    _ensure_whole(file)
    ensure_not_in_future(file.signed_on, local_date(at), "signed_on")
    under, procurement = _under(opened, file), _procurement(opened, file)
    if Contract.objects.filter(number=file.number).exists():
        raise CodeTaken(field="number", number=file.number)
    contract = _create(opened, file, under, procurement, by=by, at=at)
    ContractPart.objects.bulk_create(
        ContractPart(
            contract=contract, place=place, code=part.code, name=part.name, amount=part.amount, is_held=part.is_held
        )
        for place, part in enumerate(file.parts, 1)
    )
    return contract


def _procurement(project: Project, file: ContractFile) -> Procurement | None:
    if file.procurement is None:
        return None
    found = Procurement.objects.filter(project=project, code=file.procurement).first()
    if found is None:
        raise NotFound(what=file.procurement)
    return found


def _create(
    project: Project,
    file: ContractFile,
    under: Contract | None,
    procurement: Procurement | None,
    *,
    by: Actor,
    at: datetime,
) -> Contract:
    vendor, _ = Vendor.objects.get_or_create(name=file.vendor)
    return Contract.objects.create(
        project=project,
        number=file.number,
        name=file.name,
        kind=file.kind,
        vendor=vendor,
        under=under,
        procurement=procurement,
        line=line_of(project, file.line) if file.line else None,
        amount=file.amount,
        signed_on=file.signed_on,
        service_from=file.service_from,
        service_until=file.service_until,
        seats=file.seats,
        agents=file.agents,
        service_volume=file.service_volume,
        assessed=file.assessed or "",
        parts_note=file.parts_note,
        recorded_at=at,
        recorded_by_id=by.person_id,
    )


@dataclass(frozen=True, slots=True)
class AcceptedService:
    """What of a contract's service was accepted in the end, and by which document."""

    accepted: Decimal
    settled_on: date
    document_number: str


@transaction.atomic
def record_settlement(*, contract: str, service: AcceptedService, by: Actor, at: datetime) -> Settlement:
    """Write down what was settled."""
    found = Contract.objects.select_related("project").filter(number=contract).first()
    if found is None:
        raise NotFound(what=contract)
    begin(found.project.code, by=by, may=Permission.ADMINISTER_CONTRACTS)
    ensure_above_zero(service.accepted, "accepted")
    ensure_not_in_future(service.settled_on, local_date(at), "settled_on")
    return Settlement.objects.create(
        contract=found,
        accepted=service.accepted,
        settled_on=service.settled_on,
        document_number=service.document_number,
        recorded_at=at,
        recorded_by_id=by.person_id,
    )


def _ensure_whole(file: ContractFile) -> None:
    if file.service_until < file.service_from:
        raise InvalidInput(
            field="service_until", reason_zh="服务期的结束早于开始。", reason_en="service ends before it begins."
        )
    if file.kind is not ContractKind.SUPPLEMENT:
        ensure_above_zero(file.amount)
    codes = [part.code for part in file.parts]
    if len(set(codes)) < len(codes):
        raise InvalidInput(field="parts", reason_zh="合同各部分的代码重复。", reason_en="a part's code is used twice.")
    if file.parts_difference and not file.parts_note.strip():
        total = sum((part.amount for part in file.parts), NOTHING)
        raise PartsDoNotAddUp(field="parts", parts=yuan(total), amount=yuan(file.amount))


def _under(project: Project, file: ContractFile) -> Contract | None:
    allowed = _UNDER[file.kind]
    if file.under is None:
        if file.kind is ContractKind.SUPPLEMENT:
            raise InvalidInput(
                field="under", reason_zh="补充合同须写明所补充的合同。", reason_en="a supplement names its contract."
            )
        return None
    under = Contract.objects.filter(project=project, number=file.under).first()
    if under is None:
        raise NotFound(what=file.under)
    if under.kind not in allowed:
        raise InvalidInput(
            field="under",
            reason_zh="上级合同的种类不对：年度合同属于多年中标，补充合同属于服务或监理合同。",
            reason_en="a yearly contract stands under an award, a supplement under a contract.",
        )
    return under
