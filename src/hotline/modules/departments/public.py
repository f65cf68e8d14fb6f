"""What other modules may call: the profile, the tree, memberships, and where an actor may look."""

from .actions.import_tree import import_tree
from .actions.join_department import join_department
from .actions.open_hotline import open_hotline
from .models import Department, HotlineProfile, Membership
from .selectors import department_of, find_department, profile, subtree_of

__all__ = [
    "Department",
    "HotlineProfile",
    "Membership",
    "department_of",
    "find_department",
    "import_tree",
    "join_department",
    "open_hotline",
    "profile",
    "subtree_of",
]
