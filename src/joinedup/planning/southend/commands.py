"""Southend's registers into a database: made and imported by the same commands that anybody uses."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from joinedup.planning.registers.commands import create_register, import_risks
from joinedup.planning.southend.rules import AS_AT, PUBLISHED, SOURCE
from joinedup_core.permits import Actor


def load_southend_registers(actor: Actor, groups: Mapping[str, UUID]) -> dict[str, UUID]:
    """Load both registers as at January 2020; `groups` names the adults' and the children's board by `adults`, `children`."""
    made = {}
    for published in PUBLISHED:
        register = create_register(
            actor,
            groups[published.key],
            name=published.label,
            key=f"{published.key}-2020",
            audience=published.audience,
            short_names=", ".join(published.names),
            as_at_on=AS_AT,
            source=SOURCE,
        )
        import_risks(actor, register, risks=published.reading.values, on=AS_AT)
        made[published.key] = register
    return made
