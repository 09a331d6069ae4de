"""The partnership room as a Django app."""

from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    """Partnerships, agencies, groups, seats, duties and themes."""

    name = "joinedup.partnership"
    label = "partnership"
