from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "hotline.modules.surveys"
