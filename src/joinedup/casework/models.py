"""The casework room's models, from its corners, gathered where Django looks for them."""

from joinedup.casework.agreed.models import ContactInterval, DeviationNotice
from joinedup.casework.concerns.models import Concern, ConcernLevel
from joinedup.casework.contacts.models import Contact, Telling
from joinedup.casework.extracts.models import ContactExtract

__all__ = ["Concern", "ConcernLevel", "Contact", "ContactExtract", "ContactInterval", "DeviationNotice", "Telling"]
