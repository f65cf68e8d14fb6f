from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("callbacks", "0003_solutions_of_earlier_callbacks")]

    operations = [
        migrations.RemoveField(model_name="callback", name="was_solved"),
    ]
