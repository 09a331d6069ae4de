"""What the register check is made of: a rule as data, its worked examples, and what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from joinedup_core.scoring.matrix import Score
from joinedup_core.scoring.register import Control, Register, Risk


@dataclass(frozen=True)
class Correction:
    """What one click may do about a finding. `text` is a suggested wording, where the correction has one."""

    key: str
    label: str
    text: str = ""


@dataclass(frozen=True)
class Finding:
    """One fault: the rule, the row and field, why in a sentence, and the words or numbers it rests on."""

    rule: str
    register: str
    reference: str
    field: str
    because: str
    evidence: tuple[str, ...] = ()
    correction: Correction | None = None
    risk_key: str = ""
    control_key: str = ""
    control_number: int = 0
    other_register: str = ""
    other_reference: str = ""
    other_key: str = ""

    @property
    def where(self) -> str:
        """The row and field, as the approved list and the pages name them."""
        place = f"{self.register} {self.reference} {self.field}"
        if self.control_number:
            place += f" {self.control_number}"
        if self.other_register:
            place += f" = {self.other_register} {self.other_reference}"
        return place

    @property
    def line(self) -> str:
        """One line of a list of findings: rule and row."""
        return f"{self.rule} | {self.where}"


@dataclass(frozen=True)
class Example:
    """A worked example: registers, and where the rule finds something in them (nowhere, if empty)."""

    title: str
    given: tuple[Register, ...]
    finds: tuple[str, ...] = ()


Judge = Callable[[tuple[Register, ...]], Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule of the register check: what it says, why it matters, where it comes from, examples both ways."""

    key: str
    title: str
    says: str
    why: str
    source: str
    judge: Judge
    examples: tuple[Example, ...]


def finding(rule: str, register: Register, risk: Risk, field: str, because: str, **more: object) -> Finding:
    """A finding on a row of a register."""
    return Finding(
        rule=rule,
        register=register.key,
        reference=risk.reference,
        field=field,
        because=because,
        risk_key=risk.key,
        **more,  # type: ignore[arg-type]
    )


def each_live(
    registers: tuple[Register, ...], judge: Callable[[Register, Risk], Iterable[Finding]]
) -> Iterable[Finding]:
    """Judge every risk that is not closed."""
    for register in registers:
        for risk in register.risks:
            if risk.state != "closed":
                yield from judge(register, risk)


def each_control(
    registers: tuple[Register, ...], judge: Callable[[Register, Risk, Control, int], Iterable[Finding]]
) -> Iterable[Finding]:
    """Judge every control of every risk that is not closed, with its number in its row."""

    def controls(register: Register, risk: Risk) -> Iterable[Finding]:
        for number, control in enumerate(risk.controls, 1):
            yield from judge(register, risk, control, number)

    return each_live(registers, controls)


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """A day as it is written on a page: 31 January 2020."""
    return f"{value.day} {value:%B %Y}"


EXAMPLE_DAY = date(2020, 1, 31)


def example_risk(reference: str = "1", text: str = "Agencies do not attend", **more: object) -> Risk:
    """A risk without a fault, for worked examples: give only what the example is about."""
    faultless: dict[str, object] = {
        "consequence": "Work is delayed",
        "current": Score(3, 3),
        "target": Score(2, 3),
        "owner": "Chair",
        "controls": (Control("Attendance is tracked", "Business manager", "Ongoing"),),
        "next_review_on": date(2020, 4, 1),
    }
    return Risk(reference, text, **(faultless | more))  # type: ignore[arg-type]


def example_register(*risks: Risk, key: str = "adults", **more: object) -> Register:
    """A register as at 31 January 2020, for worked examples."""
    return Register(key, key.title(), EXAMPLE_DAY, tuple(risks), audience=key, **more)  # type: ignore[arg-type]
