from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    name = "hotline.modules.appraisal"
