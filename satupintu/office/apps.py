from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "satupintu.office"
    label = "office"
    default_auto_field = "django.db.models.BigAutoField"
