"""No message carries a word of anybody's case: every approved wording is read for words that must not stand in it."""

import re

import pytest

from joinedup.foundation.notices.rules import SAFE, wordings

MUST_NOT = (
    "abuse", "abused", "abuser", "adult", "alcohol", "arrest", "assault", "audit", "baby", "bail", "case", "channel", "child",
    "children", "concern", "conference", "conflict", "court", "coercive", "crime", "custody", "dardr", "death", "dhr",
    "died", "disability", "domestic", "drug", "enquiry", "exploitation", "family", "harm", "homeless", "hospital",
    "household", "idva", "injury", "investigation", "lcspr", "mappa", "marac", "mash", "mental", "murder", "neglect",
    "offender", "panel", "parent", "perpetrator", "person at risk", "police", "prison", "probation", "radicalisation",
    "referral", "refuge", "review", "risk", "safeguarding", "sar", "self-harm", "serious", "sexual", "social worker",
    "stalking", "strategy", "suicide", "suspect", "terrorism", "threat", "trafficking", "victim", "violence", "witness",
)  # fmt: skip


@pytest.mark.parametrize("key", sorted(wordings()))
def test_no_wording_has_a_case_word(key: str) -> None:
    wording = wordings()[key]
    text = f"{wording.subject} {wording.body}".lower()
    assert [word for word in MUST_NOT if re.search(rf"\b{re.escape(word)}s?\b", text)] == []


@pytest.mark.parametrize("key", sorted(wordings()))
def test_every_wording_has_a_subject_a_body_and_only_safe_blanks(key: str) -> None:
    wording = wordings()[key]
    assert 10 <= len(wording.subject) <= 78
    assert len(wording.body) > 80
    assert wording.blanks <= set(SAFE)
    assert "link" not in re.findall(r"\{(\w+)\}", wording.subject)


@pytest.mark.parametrize("key", sorted(wordings()))
def test_a_wording_asks_nobody_to_sign_in_through_the_message(key: str) -> None:
    wording = wordings()[key]
    assert "http" not in wording.body
    if "link" not in wording.blanks:
        assert "the way you usually do" in wording.body
