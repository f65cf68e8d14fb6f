from django.conf import settings
from django.db import migrations

from hotline.kit.history import append_only, append_only_but_erasable
from hotline.kit.tables import CreateTables
from hotline.modules.workorders.migrations._desks import DESKS
from hotline.modules.workorders.migrations._handling import HANDLING
from hotline.modules.workorders.migrations._orders import ORDERS
from hotline.modules.workorders.migrations._parts import PARTS
from hotline.modules.workorders.migrations._written import WRITTEN_BY_THE_DATABASE


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("workorders", "0001_initial"),
        ("workorders", "0002_append_only_history"),
        ("workorders", "0003_awaited_callbacks"),
        ("workorders", "0004_pressing_work_orders"),
        ("workorders", "0005_every_branch"),
        ("workorders", "0005_every_branch_relations"),
        ("workorders", "0005_every_branch_tables"),
        ("workorders", "0006_parts_of_earlier_work_orders"),
        ("workorders", "0007_responsibilities"),
        ("workorders", "0009_duplicates_by_place"),
        ("workorders", "0011_leader_approval"),
        ("workorders", "0012_lists"),
        ("workorders", "0013_search_entries"),
        ("workorders", "0014_open_parts"),
        ("workorders", "0015_parts_in_order"),
        ("workorders", "0016_charged_departments"),
        ("workorders", "0017_retention"),
        ("workorders", "0018_shared_views_and_presence"),
        ("workorders", "0019_drafts_and_verdicts"),
        ("workorders", "0020_service_days"),
    ]
    dependencies = [
        ("departments", "0001_tables"),
        ("requesters", "0001_tables"),
        ("taxonomy", "0001_tables"),
        ("telephony", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([*ORDERS, *PARTS, *HANDLING, *DESKS]),
        append_only_but_erasable("workorders_workorderevent", "note", "details"),
        append_only("workorders_duplicateverdict"),
        *WRITTEN_BY_THE_DATABASE,
    ]
