"""The planning room as a Django app."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """The planning room."""

    name = "joinedup.planning"
    label = "planning"
