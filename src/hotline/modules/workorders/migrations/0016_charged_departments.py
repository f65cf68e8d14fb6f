import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("departments", "0002_replies_need_approval"), ("workorders", "0015_parts_in_order")]

    # Empty is right for what exists: whoever handles a work order answers for it.
    operations = [
        *(
            migrations.AddField(
                model_name="workorder",
                name=name,
                field=models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="departments.department",
                ),
            )
            for name in ("charged_department", "response_department")
        ),
        migrations.AddField(
            model_name="workorder", name="later_acknowledge_due_at", field=models.DateTimeField(null=True)
        ),
    ]
