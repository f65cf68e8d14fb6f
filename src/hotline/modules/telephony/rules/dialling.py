"""How the switch's books name what a dialled call is about."""


def reference_of_work_order(number: str) -> str:
    """The name of a work order there, as `work-order-2026050800001`."""
    return f"work-order-{number}"
