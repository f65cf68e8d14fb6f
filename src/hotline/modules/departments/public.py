"""What other modules may call: the profile, the tree, memberships, and where an actor may look."""

from .actions.change_department import DepartmentWording, add_department, change_department, move_department
from .actions.close_department import close_department, reopen_department
from .actions.import_tree import import_tree
from .actions.join_department import join_department
from .actions.merge_departments import merge_departments
from .actions.open_hotline import open_hotline
from .errors import DepartmentNotSound
from .models import Department, HotlineProfile, Membership
from .selectors import (
    closed_codes,
    department_of,
    department_rows,
    find_department,
    present_profile,
    profile,
    subtree_of,
    whole_tree,
)

__all__ = [
    "Department",
    "DepartmentNotSound",
    "DepartmentWording",
    "HotlineProfile",
    "Membership",
    "add_department",
    "change_department",
    "close_department",
    "closed_codes",
    "department_of",
    "department_rows",
    "find_department",
    "import_tree",
    "join_department",
    "merge_departments",
    "move_department",
    "open_hotline",
    "present_profile",
    "profile",
    "reopen_department",
    "subtree_of",
    "whole_tree",
]
