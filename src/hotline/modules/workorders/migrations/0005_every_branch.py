import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

import hotline.modules.workorders.rules.lifecycle
import hotline.modules.workorders.rules.words


class Migration(migrations.Migration):
    dependencies = [("workorders", "0005_every_branch_relations")]

    operations = [
        migrations.AddField(
            model_name="export",
            name="decided_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="export",
            name="requested_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="jointreview",
            name="concluded_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="jointreview",
            name="opened_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="jointreview",
            name="work_order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="joint_reviews", to="workorders.workorder"
            ),
        ),
        migrations.AddField(
            model_name="jointreviewopinion",
            name="department",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
            ),
        ),
        migrations.AddField(
            model_name="jointreviewopinion",
            name="given_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="jointreviewopinion",
            name="joint_review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="workorders.jointreview"
            ),
        ),
        migrations.AddField(
            model_name="promisetask",
            name="reported_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="promisetask",
            name="work_order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="promise_tasks", to="workorders.workorder"
            ),
        ),
        migrations.AddField(
            model_name="recusal",
            name="declared_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="recusal",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="recusal",
            name="work_order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="recusals", to="workorders.workorder"
            ),
        ),
        migrations.AddField(
            model_name="reply",
            name="approved_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="reply",
            name="department",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
            ),
        ),
        migrations.AddField(
            model_name="reply",
            name="work_order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="workorders.workorder"
            ),
        ),
        migrations.AddField(
            model_name="reply",
            name="written_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="reply",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attachments",
                to="workorders.reply",
            ),
        ),
        migrations.AddField(
            model_name="savedview",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="suspension",
            name="started_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="suspension",
            name="work_order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="suspensions", to="workorders.workorder"
            ),
        ),
        migrations.AddIndex(
            model_name="approval",
            index=models.Index(
                condition=models.Q(("outcome", "")), fields=["kind", "requested_at"], name="approval_open_by_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "")), fields=("work_order", "kind"), name="one_open_approval_of_a_kind"
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)),
                fields=["department", "work_order"],
                name="assignment_live_by_department",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("ended_at__isnull", True), ("part", hotline.modules.workorders.rules.words.Part["LEAD"])
                ),
                fields=("work_order",),
                name="one_department_leads_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("work_order", "department"),
                name="one_live_part_per_department",
            ),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("next_warning_at__isnull", False), ("stopped_at__isnull", True)),
                fields=["next_warning_at"],
                name="clock_by_next_warning",
            ),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(fields=["work_order"], name="clock_by_work_order"),
        ),
        migrations.AddIndex(
            model_name="export",
            index=models.Index(fields=["requested_by", "-requested_at"], name="export_by_person"),
        ),
        migrations.AddConstraint(
            model_name="jointreview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("concluded_at__isnull", True)),
                fields=("work_order",),
                name="one_joint_review_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="jointreviewopinion",
            constraint=models.UniqueConstraint(
                fields=("joint_review", "department"), name="one_opinion_per_department"
            ),
        ),
        migrations.AddConstraint(
            model_name="recusal",
            constraint=models.UniqueConstraint(fields=("work_order", "person"), name="one_recusal_per_person"),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(fields=("owner", "name"), name="one_saved_view_per_name"),
        ),
        migrations.AddIndex(
            model_name="suspension",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)), fields=["ends_at"], name="suspension_by_end"
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)), fields=("work_order",), name="one_suspension_at_a_time"
            ),
        ),
    ]
