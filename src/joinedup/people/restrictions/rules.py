"""Levels of restriction in words, and how many a seal needs on its list. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from joinedup_core.case_access import INVOLVED, NAMED, SEALED

LEVELS: Mapping[int, str] = {
    INVOLVED: "Everybody with a link",
    NAMED: "Those with a link who stand on its list",
    SEALED: "Sealed: only those on its list, never found by searching, and no emergency access",
}
LEAST_ON_LIST: Mapping[int, int] = {INVOLVED: 0, NAMED: 1, SEALED: 2}
"""A seal needs two people on its list, or nobody could ever agree to lift it."""
