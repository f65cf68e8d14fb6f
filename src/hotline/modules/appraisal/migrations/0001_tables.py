from django.conf import settings
from django.db import migrations

from hotline.kit.history import append_only
from hotline.kit.tables import CreateTables
from hotline.modules.appraisal.migrations._evidence import EVIDENCE
from hotline.modules.appraisal.migrations._projects import PROJECTS
from hotline.modules.appraisal.migrations._scores import SCORES


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("appraisal", "0001_initial"),
        ("appraisal", "0002_projects_and_vendors"),
        ("appraisal", "0003_references"),
        ("appraisal", "0004_append_only"),
    ]
    dependencies = [
        ("surveys", "0001_tables"),
        ("workorders", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([*SCORES, *PROJECTS, *EVIDENCE]),
        append_only("appraisal_appraisalentry"),
        append_only("appraisal_targetline"),
        append_only("appraisal_scorecardsnapshot"),
        append_only("appraisal_departmentreview"),
        append_only("appraisal_costfigure"),
        append_only("appraisal_sampledraw"),
        append_only("appraisal_basedatafigure"),
        append_only("appraisal_thirdpartyassessment"),
    ]
