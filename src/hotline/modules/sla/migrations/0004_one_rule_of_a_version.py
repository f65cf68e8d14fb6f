from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sla", "0003_codes_of_rules")]

    operations = [
        migrations.AlterField("limitrule", "recorded_at", models.DateTimeField()),
        migrations.AddConstraint(
            "limitrule", models.UniqueConstraint(fields=("code", "version"), name="one_limit_rule_of_a_version")
        ),
    ]
