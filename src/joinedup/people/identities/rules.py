"""Words of identity decisions. Pure."""

from __future__ import annotations

from collections.abc import Mapping

STATES: Mapping[str, str] = {
    "possible": "Possibly the same person", "confirmed": "Confirmed: the same person", "apart": "Not the same person",
}  # fmt: skip
