"""People in the text: roles for names and back, names not yet in the cast, and what a finished file gives away."""

from joinedup_core.disclosure.cast import Cast, Member, UnreadableCast, read_cast
from joinedup_core.disclosure.finding import Finding, unknown_names
from joinedup_core.disclosure.leaking import Leak, leaks
from joinedup_core.disclosure.lines import known_sum, suppress_lines
from joinedup_core.disclosure.pseudonyms import Doubt, Pseudonymised, Restored, UnknownManner, pseudonymise, restore
from joinedup_core.disclosure.suppression import Counts, SmallNumbers, Suppressed, UnusableTable, Zeros, suppress
from joinedup_core.disclosure.way_back import UnreadableWayBack, WayBack, read_way_back, write_way_back

__all__ = [
    "Cast",
    "Counts",
    "Doubt",
    "Finding",
    "Leak",
    "Member",
    "Pseudonymised",
    "Restored",
    "SmallNumbers",
    "Suppressed",
    "UnknownManner",
    "UnreadableCast",
    "UnreadableWayBack",
    "UnusableTable",
    "WayBack",
    "Zeros",
    "known_sum",
    "leaks",
    "pseudonymise",
    "read_cast",
    "read_way_back",
    "restore",
    "suppress",
    "suppress_lines",
    "unknown_names",
    "write_way_back",
]
