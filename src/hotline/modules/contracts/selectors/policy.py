"""The policy of contracts and payments."""

from hotline.modules.contracts.models import ContractPolicy
from hotline.modules.contracts.rules.approval import DEFAULT_CHAIN, ChainStep
from hotline.modules.contracts.rules.terms import CheckTerms


def policy_in_force() -> ContractPolicy | None:
    """The newest publication; none before the first."""
    return ContractPolicy.objects.order_by("-number").first()


def terms_in_force() -> CheckTerms:
    """The numbers of the checks: as published, or the built-in ones before that."""
    policy = policy_in_force()
    return CheckTerms() if policy is None else policy.terms


def chain_of(policy: ContractPolicy | None) -> tuple[ChainStep, ...]:
    """The chain of a policy; the built-in one where nothing was published."""
    return DEFAULT_CHAIN if policy is None else policy.chain
