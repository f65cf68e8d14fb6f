"""People's accounts and the roles they hold."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models


class PersonManager(BaseUserManager["Person"]):
    """Finds people by account."""


class Person(AbstractBaseUser):
    """Somebody with an account: an agent, a clerk, an administrator."""

    id: int
    account = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=64)
    staff_number = models.CharField(max_length=16, blank=True)
    role_codes = ArrayField(models.CharField(max_length=32), default=list)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "account"
    objects = PersonManager()

    def __str__(self) -> str:
        return self.name
