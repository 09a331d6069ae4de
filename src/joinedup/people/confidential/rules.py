"""Why a confidential address may be read, and what pages say instead of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping

PURPOSES: Mapping[str, str] = {
    "visit": "To visit them, or to send help now",
    "immediate_risk": "Somebody may be about to find them",
    "letter": "To write to them",
    "court": "For a court",
    "check": "To check that it is still right",
}
"""Chosen from a list: the trail keeps states and never free text."""
INSTEAD = "Confidential. Do not ask for it where others hear"
AN_HOUR, A_DAY = 3, 6
"""So many texts refused for an address in an hour, or in a day, are told to whoever looks after information there (the program's own choice)."""
