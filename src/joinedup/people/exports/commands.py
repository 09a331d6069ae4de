"""Taking a file of a case away: asked of a permission of its own, on the trail before the file is made."""

from __future__ import annotations

from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.people.models import Case
from joinedup_core.permits import Actor, Permission

WHAT = {"people": "who is on the case", "workers": "who works on it", "table": "a list", "letter": "a letter", "pack": "a pack", "form": "a form"}  # fmt: skip
"""What a file may be, for the trail: a kind, never a name."""


@command(Permission.EXPORT_CASES, reads=True)
def take_away(actor: Actor, case: Case, *, what: str, fmt: str) -> Outcome[None]:
    """Ask whether a file of the case may be made for the actor. Emergency access, reviewers and auditors may not."""
    if what not in WHAT:
        raise Refused("no_such_export", "There is no such file of a case")
    return Outcome(None, f"{what} taken away as {fmt}")
