"""What other modules may call: what supervision keeps."""

from .models import LeaderItem, Reminder, SupervisionNotice, SupervisionPolicy

__all__ = ["LeaderItem", "Reminder", "SupervisionNotice", "SupervisionPolicy"]
