"""What other modules may call: the profile, the tree, and where an actor may look."""

from .models import Department, HotlineProfile, Membership
from .selectors import department_of, find_department, profile, subtree_of

__all__ = ["Department", "HotlineProfile", "Membership", "department_of", "find_department", "profile", "subtree_of"]
