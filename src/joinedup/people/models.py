"""The people room's models, from its corners, gathered where Django looks for them."""

from joinedup.people.acknowledgements.models import ShareAcknowledgement
from joinedup.people.cases.models import Case, CaseLink, CaseNote, CasePerson, SharedItem, Team, TeamMembership
from joinedup.people.confidential.models import ConfidentialAddress
from joinedup.people.conflicts.models import Conflict, NamedReader
from joinedup.people.emergency.models import EmergencyAccess, EmergencyReview
from joinedup.people.families.models import Relationship
from joinedup.people.finding.models import FindKeys
from joinedup.people.identities.models import IdentityDecision
from joinedup.people.number_kinds.models import OwnNumberKind
from joinedup.people.persons.models import (
    Household,
    HouseholdMember,
    Person,
    PersonAddress,
    PersonName,
    PersonNumber,
    PersonTelephone,
)
from joinedup.people.records.models import AgencyRecord, HeldRecord, RecordMatch
from joinedup.people.restrictions.models import PersonRestrictionDecision, RestrictionDecision
from joinedup.people.settings.models import PartnershipSetting
from joinedup.people.warnings.models import StaffWarning

__all__ = [
    "AgencyRecord",
    "Case",
    "CaseLink",
    "CaseNote",
    "CasePerson",
    "ConfidentialAddress",
    "Conflict",
    "EmergencyAccess",
    "EmergencyReview",
    "FindKeys",
    "HeldRecord",
    "Household",
    "HouseholdMember",
    "IdentityDecision",
    "NamedReader", "OwnNumberKind", "PartnershipSetting",
    "Person",
    "PersonAddress",
    "PersonName",
    "PersonNumber",
    "PersonRestrictionDecision",
    "PersonTelephone",
    "RecordMatch",
    "Relationship",
    "RestrictionDecision",
    "ShareAcknowledgement",
    "SharedItem",
    "StaffWarning",
    "Team",
    "TeamMembership",
]  # fmt: skip
