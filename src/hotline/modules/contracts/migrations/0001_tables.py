from django.conf import settings
from django.db import migrations

from hotline.kit.history import append_only
from hotline.kit.tables import CreateTables
from hotline.modules.contracts.migrations._contracts import CONTRACTS
from hotline.modules.contracts.migrations._payments import PAYMENTS
from hotline.modules.contracts.migrations._projects import PROJECTS


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("contracts", "0001_initial"),
        ("contracts", "0002_contracts"),
        ("contracts", "0003_payments"),
        ("contracts", "0004_append_only"),
    ]
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([*PROJECTS, *CONTRACTS, *PAYMENTS]),
        append_only("contracts_assessmentscheme"),
        append_only("contracts_budgetentry"),
        append_only("contracts_contract"),
        append_only("contracts_contractpart"),
        append_only("contracts_contractpolicy"),
        append_only("contracts_payment"),
        append_only("contracts_paymentdecision"),
        append_only("contracts_procurementstep"),
        append_only("contracts_settlement"),
        append_only("contracts_vendorassessment"),
    ]
