from django.apps import AppConfig


class WorkOrdersConfig(AppConfig):
    name = "hotline.modules.workorders"
