"""Conditions on work orders that several lists and figures share."""

from django.db.models import Q

# 承诺办理: listed by themselves and left out of what is judged by the handling limit.
PROMISED = Q(promised_until__isnull=False)
