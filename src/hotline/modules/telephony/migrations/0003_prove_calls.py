"""Prove the checks on calls for those that exist, while people work on."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("telephony", "0002_calls_of_any_switch")]

    operations = [
        ValidateConstraint("call", "answered_calls_have_an_answer"),
        ValidateConstraint("call", "calls_of_a_source_have_an_identity"),
    ]
