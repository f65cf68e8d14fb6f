from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    name = "hotline.modules.administration"
