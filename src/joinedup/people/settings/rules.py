"""The settings of a partnership about access: their usual values, limits, sources and doubts. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

EMERGENCY_MINUTES, REVIEW_DAYS, FIND_REACH = "emergency_minutes", "emergency_review_days", "find_reach"
MARKING, LONGEST_TEXT = "print_marking", 40
SMALL_NUMBERS = "small_numbers"
ASB_COMPLAINTS = "asb_complaints"
TWO_IDENTIFIERS, NAME_AND_BORN = "two_identifiers", "name_and_born"


@dataclass(frozen=True)
class Setting:
    """One setting. Its value is kept as text; a number lies between `least` and `most`, else it is one of `choices`, or a `text`."""

    key: str
    label: str
    usual: str
    source: str
    doubt: str
    unit: str = ""
    least: int = 0
    most: int = 0
    choices: tuple[tuple[str, str], ...] = ()
    text: bool = False

    def words(self, value: str) -> str:
        """A value as people read it."""
        unit = self.unit.removesuffix("s") if value == "1" else self.unit
        return dict(self.choices).get(value, f"{value} {unit}".strip())

    def problem(self, value: str) -> str:
        """What is wrong with a value, as a sentence; empty where nothing is."""
        if self.text:
            said = bool(value.strip()) and len(value) <= LONGEST_TEXT
            return "" if said else f"Enter the words, {LONGEST_TEXT} characters at most"
        if self.choices:
            return "" if value in dict(self.choices) else "Choose from the list"
        if not value.isascii() or not value.isdigit() or not self.least <= int(value) <= self.most:
            return f"Enter a whole number from {self.least} to {self.most}"
        return ""


SETTINGS: Mapping[str, Setting] = {
    one.key: one
    for one in (
        Setting(
            EMERGENCY_MINUTES, "How long emergency access lasts", "60", unit="minutes", least=15, most=240,
            source="The design of Joinedup’s access model, version of November 2026",
            doubt="No law or national guidance gives a figure. Shorter stops a night worker in the middle; longer lets more be read.",
        ),
        Setting(
            REVIEW_DAYS, "Working days in which somebody independent reviews an emergency access", "1", unit="working days",
            least=1, most=5, source="The design of Joinedup’s access model, version of November 2026",
            doubt="The NHS asks that a privacy officer looks at such access and gives no figure. Review takes people’s time.",
        ),
        Setting(
            ASB_COMPLAINTS, "How many complaints meet the threshold of an anti-social behaviour (ASB) case review", "3",
            unit="complaints", least=1, most=10,
            source="Anti-social Behaviour, Crime and Policing Act 2014, section 104: three, or the number that the procedures set",
            doubt=(
                "Amendments of 2026 may fix three in six months for everybody; whether they are in force was not verified. Some areas"
                " also take one complaint of several people."
            ),
        ),
        Setting(
            FIND_REACH, "How somebody on no case of one’s own is found before a record is made", TWO_IDENTIFIERS,
            choices=(
                (TWO_IDENTIFIERS, "By two exact identifiers: two agencies’ numbers, or one with the full date of birth"),
                (NAME_AND_BORN, "By a name and a date of birth too, near-spellings included"),
            ),
            source="The design of Joinedup’s access model: “two exact identifiers find any unbarred, unrestricted person”",
            doubt=(
                "A worker at the door seldom has a number, so that more people may be registered twice; but a name and a date of"
                " birth is what an ex-partner or a neighbour knows. Nobody has measured which harms more."
            ),
        ),
        Setting(
            SMALL_NUMBERS, "Below which number counts about people are kept back from boards", "5", least=5, most=20,
            source="NHS Digital’s tables on safeguarding adults of 2018-19 hide 0 to 4; elsewhere general practice, not checked against a source",
            doubt=(
                "How many people make somebody hard to recognise depends on how small the place is and on what readers know. It can"
                " only be raised here. A quarter that was counted keeps the number it was counted with, or a higher one."
            ),
        ),
        Setting(
            MARKING, "How printed pages about people and cases are marked, on every sheet", "OFFICIAL-SENSITIVE", text=True,
            source="The Government Security Classifications name it; councils, police and NHS bodies use markings of their own beside it",
            doubt="Which marking your agencies agreed for what they share is theirs to say. A marking protects nothing by itself.",
        ),
    )
}  # fmt: skip
