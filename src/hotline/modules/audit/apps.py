from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "hotline.modules.audit"
