"""Contact standards: what a partnership expects at which risk, and whether somebody is seeing the person."""

from joinedup_core.clocks import UnreadableRules
from joinedup_core.standards.case_engine import CaseEngine
from joinedup_core.standards.check import IN_CONTACT_DAYS, Checked, check_many, check_one
from joinedup_core.standards.engine import Engine
from joinedup_core.standards.examples import check_examples
from joinedup_core.standards.files import Files
from joinedup_core.standards.judgement import InContact, Judgement, Reason, State, ToldContact
from joinedup_core.standards.loading import read_rules, rules, with_override
from joinedup_core.standards.rule import SCALES, STANDING, Duty, Rule, Standards
from joinedup_core.standards.told import Concern, Contact, Interval, Notice, Shared, Source, Told, UnreadableTold

__all__ = [
    "IN_CONTACT_DAYS",
    "SCALES",
    "STANDING",
    "CaseEngine",
    "Checked",
    "Concern",
    "Contact",
    "Duty",
    "Engine",
    "Files",
    "InContact",
    "Interval",
    "Judgement",
    "Notice",
    "Reason",
    "Rule",
    "Shared",
    "Source",
    "Standards",
    "State",
    "Told",
    "ToldContact",
    "UnreadableRules",
    "UnreadableTold",
    "check_examples",
    "check_many",
    "check_one",
    "read_rules",
    "rules",
    "with_override",
]
