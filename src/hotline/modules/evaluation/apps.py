from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "hotline.modules.evaluation"
