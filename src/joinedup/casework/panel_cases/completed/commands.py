"""Completing and correcting what a panel holds of a case: by whoever keeps it, over the version they read."""

from __future__ import annotations

from datetime import datetime

from joinedup.casework.panel_cases import rules
from joinedup.casework.panel_cases.commands import PanelCase
from joinedup.casework.panel_cases.completed.queries import Held, held_of
from joinedup.casework.queries import check_open
from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup_core.permits import Actor, Permission


@command(Permission.KEEP_PANEL_CASES)
def complete_panel_case(
    actor: Actor, panel_case: PanelCase, *, version: int, held: Held, at: datetime
) -> Outcome[None]:
    """Say what the panel holds from now on; raises `Changed` with what was saved where somebody saved first."""
    check_open(panel_case.case)
    before = held_of(actor, panel_case)
    check_version(panel_case, version, shown=dict(_in_words(before)))
    if panel_case.state == "declined":
        raise Refused("declined", "The panel declined this case: nothing of it is heard or counted")
    known = set(rules.MARKS)
    if not {*held.marks, *held.no_marks} <= known or {*held.marks} & {*held.no_marks}:
        raise Refused("marks", "Choose yes, no or not recorded", "mark_minoritised")
    texts = {name: getattr(held, name).strip() for name in rules.COMPLETED}
    changed = [name for name, words in texts.items() if words != getattr(before, name)]
    changed += [name for name in ("marks", "no_marks") if set(getattr(held, name)) != set(getattr(before, name))]
    if changed:
        panel_case.save_changes(
            **texts,
            marks=list(held.marks),
            no_marks=list(held.no_marks),
            completed_at=at,
            completed_by_id=actor.user_id,
        )
    return Outcome(None, f"completed: {', '.join(sorted(changed)) or 'nothing'}")


def _in_words(held: Held) -> list[tuple[str, str]]:
    texts = [(rules.COMPLETED_LABELS[name], getattr(held, name)) for name in rules.COMPLETED]
    return [*texts, *rules.marks_words(held.marks, held.no_marks)]
