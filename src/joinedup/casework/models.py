"""The casework room's models, from its corners, gathered where Django looks for them."""

from joinedup.casework.agreed.models import ContactInterval, DeviationNotice
from joinedup.casework.agreements.models import SharingAgreement, StandingDecision
from joinedup.casework.alerts.models import AlertStep, RiskAlert
from joinedup.casework.arrivals.models import Arrival
from joinedup.casework.case_actions.models import CaseAction, CaseActionStep
from joinedup.casework.concerns.models import Concern, ConcernLevel
from joinedup.casework.contacts.models import Contact, Telling
from joinedup.casework.desks.models import Desk
from joinedup.casework.domains.models import OwnDomain
from joinedup.casework.enquiries.models import CapacityDecision, CausedEnquiry, Enquiry, EnquiryDecision, WantedOutcome
from joinedup.casework.escalations.models import Escalation, EscalationStep
from joinedup.casework.extracts.models import ContactExtract
from joinedup.casework.hearings.models import Hearing, HearingItem, Recusal, WrittenUpdate
from joinedup.casework.held_elsewhere.models import OwnAction, UpdateDay
from joinedup.casework.numbers.models import CountedQuarter, RecountRequest
from joinedup.casework.own_standards.models import OwnStandards
from joinedup.casework.panel_cases.models import PanelCase, PanelReferral, ReferralAnswer
from joinedup.casework.panel_kinds.models import OwnPanelKind
from joinedup.casework.panels.models import Confidentiality, Panel
from joinedup.casework.questionnaires.models import FormDefinition, Questionnaire
from joinedup.casework.referral_kinds.models import OwnReferralKind
from joinedup.casework.referrals.models import ReceivedReferral, Referral, ReferralStep
from joinedup.casework.reports.models import AsbReport, Disruption
from joinedup.casework.research.models import ResearchReply, ResearchRequest
from joinedup.casework.sharing.models import Consent, InformationReply, InformationRequest, SharingDecision
from joinedup.casework.stages.models import OwnStages
from joinedup.casework.standards.models import CheckedNight

__all__ = [
    "AlertStep",
    "Arrival",
    "AsbReport",
    "CapacityDecision",
    "CaseAction",
    "CaseActionStep",
    "CausedEnquiry",
    "CheckedNight",
    "Concern",
    "ConcernLevel",
    "Confidentiality",
    "Consent",
    "Contact",
    "ContactExtract",
    "ContactInterval",
    "CountedQuarter",
    "Desk",
    "DeviationNotice",
    "Disruption",
    "Enquiry",
    "EnquiryDecision",
    "Escalation",
    "EscalationStep",
    "FormDefinition",
    "Hearing",
    "HearingItem",
    "InformationReply",
    "InformationRequest",
    "OwnAction",
    "OwnDomain",
    "OwnPanelKind",
    "OwnReferralKind",
    "OwnStages",
    "OwnStandards",
    "Panel",
    "PanelCase",
    "PanelReferral",
    "Questionnaire",
    "ReceivedReferral",
    "RecountRequest",
    "Recusal",
    "Referral",
    "ReferralAnswer",
    "ReferralStep",
    "ResearchReply",
    "ResearchRequest",
    "RiskAlert",
    "SharingAgreement",
    "SharingDecision",
    "StandingDecision",
    "Telling",
    "UpdateDay",
    "WantedOutcome",
    "WrittenUpdate",
]  # fmt: skip
