"""What the pointer view hides, with its source and doubt. Pure."""

from __future__ import annotations

HIDDEN_AGENCY_KINDS = ("voluntary",)
"""Refuges and advisers on domestic or sexual violence are mostly voluntary bodies, and that one is involved tells why."""
SOURCE = (
    "The design of Joinedup’s access model: involvement of refuge, IDVA, sexual health, substance misuse, mental health, MARAC, MAPPA and"
    " Channel is hidden without a sharing decision"
)
DOUBT = (
    "A service is known here by the kind of its agency, by its team being marked as one that is not pointed to, and by a link for a panel."
    " A team that nobody marked is shown."
)
HIDDEN = "Some services are never shown here without a decision to share. That nobody is listed does not mean that nobody is involved."
