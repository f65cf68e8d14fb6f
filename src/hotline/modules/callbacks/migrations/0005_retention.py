from django.db import migrations

from hotline.kit.history import append_only_but_erasable


class Migration(migrations.Migration):
    dependencies = [("callbacks", "0004_solution_instead_of_was_solved")]

    operations = [append_only_but_erasable("callbacks_vote", "comment")]
