"""What other modules and commands may call: opening a city, its first administrators, people and their passwords."""

from .actions.keep_people import PersonToAdd, add_person, correct_person, give_roles
from .actions.open_city import ADMINISTRATORS, Credential, Profile, account_of, one_time_password, open_city

__all__ = [
    "ADMINISTRATORS",
    "Credential",
    "PersonToAdd",
    "Profile",
    "account_of",
    "add_person",
    "correct_person",
    "give_roles",
    "one_time_password",
    "open_city",
]
