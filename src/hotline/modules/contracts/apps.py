from django.apps import AppConfig


class ContractsConfig(AppConfig):
    name = "hotline.modules.contracts"
