"""The meetings room as a Django app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """The meetings room."""

    name = "joinedup.meetings"
    label = "meetings"
