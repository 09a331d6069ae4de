"""The letter to a line manager about an absence, in Word. Made on request; nobody sends it but a person."""

from __future__ import annotations

from datetime import date

from docx import Document

from joinedup.meetings.attendance.commands import LetterFacts
from joinedup_core.tables.saving_word import word_bytes

HAPPENED = {
    "absent": "Nobody attended for the seat and no apology was received.",
    "apology": "An apology was received. The chair judged that it did not give a valid reason, and no deputy attended.",
    "written_update": "A written update was received instead of attendance. The chair judged that there was no valid reason.",
}


def absence_letter(facts: LetterFacts, *, on: date) -> bytes:
    """The letter, with gaps for names: it goes to a person only after somebody has read it."""
    document = Document()
    document.core_properties.title = f"Absence from {facts.group}, {day(facts.held_on)}"
    document.core_properties.author = facts.partnership
    document.core_properties.language = "en-GB"
    for line in (facts.partnership, day(on), "To: [line manager’s name and address]"):
        document.add_paragraph(line)
    document.add_heading(f"Absence from {facts.group}, {day(facts.held_on)}", level=1)
    document.add_paragraph("Dear [name]")
    document.add_paragraph(
        f"{facts.agency or 'Your agency'} holds the seat of {facts.post} on {facts.group}. {HAPPENED[facts.state]} "
        "Under our arrangements, agencies send representation to every meeting, and an absence without a valid reason "
        "is reported to the line manager of whoever holds the seat."
    )
    document.add_paragraph(
        f"In the twelve months to {day(facts.held_on)} this seat was held and expected at {meetings(facts.asked)}, and "
        f"not represented at {facts.missed}. {judged(facts)}"
    )
    document.add_paragraph(
        "Please tell us what would make attendance possible, whether a deputy with authority to decide can be named, and "
        "whether the seat should be held by somebody else. If this record is wrong, tell us and we will put it right."
    )
    for line in ("Yours sincerely", "[name]", f"for {facts.partnership}"):
        document.add_paragraph(line)
    return word_bytes(document)


def judged(facts: LetterFacts) -> str:
    """What the chair has judged of the absences, so that none that is not judged yet counts against anybody."""
    waiting = facts.missed - facts.valid - facts.not_valid
    parts = [(facts.not_valid, "not valid"), (facts.valid, "valid")]
    told = [f"{words} for {count}" for count, words in parts if count]
    said = f"The chair judged the reason {' and '.join(told)} of these"
    return said + (f"; {waiting} {'is' if waiting == 1 else 'are'} not judged yet." if waiting else ".")


def day(value: date) -> str:
    """A day in words."""
    return f"{value.day} {value:%B %Y}"


def meetings(count: int) -> str:
    """How many meetings, in words."""
    return f"{count} meeting" if count == 1 else f"{count} meetings"
