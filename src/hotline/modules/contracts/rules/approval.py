"""The chain of approvals of a payment request: data that a city edits."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import StringConstraints
from pydantic.dataclasses import dataclass as checked

from hotline.modules.contracts.errors import ChainNotInOrder, NotYourTurn, OwnRequest, SignedAlready
from hotline.modules.scoring.public import Text

StepCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]


@checked(frozen=True, slots=True, kw_only=True)
class ChainStep:
    """One signature: of whoever holds one of the roles or accounts, or of anybody who may approve if none is named."""

    code: StepCode
    name: Text
    roles: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()

    def admits(self, signer: "Signer") -> bool:
        """Whether somebody may give this signature by his post."""
        is_open = not self.roles and not self.accounts
        return is_open or signer.account in self.accounts or not signer.roles.isdisjoint(self.roles)


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who would sign."""

    person_id: int
    account: str
    roles: frozenset[str]


# As a provincial capital prints it; the first signature is the submission itself.
DEFAULT_CHAIN = (
    ChainStep(code="handler", name=Text("经手人", "handler")),
    ChainStep(code="witness", name=Text("证明人", "witness")),
    ChainStep(code="department_head", name=Text("部门领导", "head of the department")),
    ChainStep(code="finance_staff", name=Text("财务人员", "finance staff"), roles=("finance_staff",)),
    ChainStep(code="business_lead", name=Text("业务分管领导", "leader in charge of the business")),
    ChainStep(code="finance_lead", name=Text("财务分管领导", "leader in charge of finance")),
    ChainStep(code="unit_head", name=Text("单位主要领导", "head of the unit")),
)


def ensure_chain(chain: Sequence[ChainStep], roles: Collection[str]) -> None:
    """Refuse a chain of fewer than two signatures, with a step twice, or with a role that does not exist."""
    codes = [step.code for step in chain]
    unknown = {role for step in chain for role in step.roles} - set(roles)
    if len(codes) < 2 or len(set(codes)) < len(codes) or unknown:
        raise ChainNotInOrder(field="chain", unknown="、".join(sorted(unknown)) or "—")


def next_step(chain: Sequence[ChainStep], signed: Collection[str]) -> ChainStep | None:
    """The signature that is due; none where all are given."""
    return next((step for step in chain if step.code not in signed), None)


def ensure_may_sign(step: ChainStep, signer: Signer, *, submitter_id: int, signed_by: Collection[int]) -> None:
    """Refuse whoever submitted the request, has signed it, or does not hold the post. Returning it asks the same."""
    if signer.person_id == submitter_id:
        raise OwnRequest
    if signer.person_id in signed_by:
        raise SignedAlready
    if not step.admits(signer):
        raise NotYourTurn(step_zh=step.name.zh, step_en=step.name.en)
