"""The app of the screens: templates, static files, words."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """No tables: the screens remember nothing."""

    name = "satupintu.web"
    label = "web"
