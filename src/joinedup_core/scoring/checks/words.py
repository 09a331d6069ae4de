"""Rules about how risks are worded, within a register and across registers."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from joinedup_core.scoring.findings import (
    Correction,
    Example,
    Finding,
    Rule,
    each_live,
    example_register,
    example_risk,
    finding,
)
from joinedup_core.scoring.register import CHILDREN, CLOSED, Control, Register, Risk
from joinedup_core.scoring.wording import (
    Likeness,
    foreign_words,
    likeness,
    placeholder,
    read_as_success,
    reading,
)

ALIKE_FROM = 0.8


def _fields(risk: Risk) -> Iterable[tuple[str, str, str, int]]:
    """The texts of a row: field, text, key and number of the control."""
    yield "risk", risk.text, "", 0
    yield "consequence", risk.consequence, "", 0
    for number, control in enumerate(risk.controls, 1):
        yield "control", control.text, control.key, number


def _placeholder_or_blank(registers: tuple[Register, ...]) -> Iterable[Finding]:
    def judge(register: Register, risk: Risk) -> Iterable[Finding]:
        for field, text, key, number in _fields(risk):
            held = placeholder(text)
            if held:
                because = f"“{held.phrase}” in the {field} holds the place of something to be settled."
                fix = (
                    Correction("reword", "Take the question marks out", text=held.suggestion)
                    if held.suggestion
                    else Correction("ask_words", "Ask for the missing words")
                )
            elif not text.strip():
                because = f"The {field} is blank."
                fix = Correction("ask_words", "Ask for the missing words")
            else:
                continue
            yield finding(
                "placeholder-or-blank",
                register,
                risk,
                field,
                because,
                evidence=(text,) if text.strip() else ("(blank)",),
                correction=fix,
                control_key=key,
                control_number=number,
            )
        yield from _blank_lists(register, risk)

    return each_live(registers, judge)


def _blank_lists(register: Register, risk: Risk) -> Iterable[Finding]:
    """Parts of a row that are missing altogether: scores and controls."""
    for field, missing in (
        ("current score", risk.current is None),
        ("target", risk.target is None),
        ("controls", not risk.controls),
    ):
        if missing:
            yield finding(
                "placeholder-or-blank",
                register,
                risk,
                field,
                f"The row has no {field}.",
                evidence=("(blank)",),
                correction=Correction("ask_words", "Ask for what is missing"),
            )


def _worded_as_success(registers: tuple[Register, ...]) -> Iterable[Finding]:
    def judge(register: Register, risk: Risk) -> Iterable[Finding]:
        said = read_as_success(risk.text)
        if said:
            yield finding(
                "worded-as-success",
                register,
                risk,
                "risk",
                f"“{said.phrase}” says that all is well or what is being done; nothing in the "
                "sentence says what could go wrong.",
                evidence=(risk.text,),
                correction=Correction("reword", "Turn the sentence round", text=said.suggestion),
            )

    return each_live(registers, judge)


def _other_audience(registers: tuple[Register, ...]) -> Iterable[Finding]:
    def judge(register: Register, risk: Risk) -> Iterable[Finding]:
        for field, text, key, number in _fields(risk):
            said = foreign_words(text, register.audience)
            if said:
                yield finding(
                    "other-audience-words",
                    register,
                    risk,
                    field,
                    f"“{said.phrase}” is in the {register.audience} register: a copy from the other board.",
                    evidence=(text,),
                    correction=Correction("reword", "Change the words", text=said.suggestion),
                    control_key=key,
                    control_number=number,
                )

    return each_live(registers, judge)


def _same_risk(registers: tuple[Register, ...]) -> Iterable[Finding]:
    if len(registers) < 2:
        return
    names = tuple(name for register in registers for name in register.names)
    rows = [
        (register, risk, reading(risk.text, names))
        for register in registers
        for risk in register.risks
        if risk.state != CLOSED
    ]
    for first, second in _candidates(rows):
        one, risk, words = rows[first]
        two, twin, other_words = rows[second]
        alike = likeness(words, other_words)
        if alike.share >= ALIKE_FROM:
            yield finding(
                "same-risk-twice",
                one,
                risk,
                "risk",
                _why_same(two, twin, alike),
                evidence=(risk.text, twin.text),
                correction=Correction("link_same", "Link the two as the same risk"),
                other_register=two.key,
                other_reference=twin.reference,
                other_key=twin.key,
            )


def _candidates(rows: list[tuple[Register, Risk, tuple[str, ...]]]) -> list[tuple[int, int]]:
    """Pairs of rows of different registers that share enough words, not yet linked.

    Two readings are alike only if they share two thirds of the longer one's words (both counted with repeats). So, with
    every reading in the same order, the rarest word first, such a pair already shares a word in the first third of each.
    """
    told = [frozenset(_numbered(words)) for _, _, words in rows]
    spread = Counter(word for words in told for word in words)
    holders: dict[str, dict[tuple[str, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    found: list[tuple[int, int]] = []
    for number, words in enumerate(told):
        here = rows[number][0].key
        rarest = sorted(words, key=lambda word: (spread[word], word))[: len(words) - _needed(len(words)) + 1]
        elsewhere = [held for key, held in holders.items() if key != here]
        for other in {holder for held in elsewhere for word in rarest for holder in held.get(word, ())}:
            shared = 2 * len(words & told[other])
            if shared >= ALIKE_FROM * (len(words) + len(told[other])) and not _linked(rows[other][1], rows[number][1]):
                found.append((other, number))
        for word in rarest:
            holders[here][word].append(number)
    return sorted(found)


def _linked(twin: Risk, risk: Risk) -> bool:
    """Whether the first already names the second as the same risk."""
    return bool(risk.key) and risk.key in twin.same_as


def _numbered(words: tuple[str, ...]) -> list[tuple[str, int]]:
    """Each word with how often it stood before, so that repeats count as words of their own."""
    seen: Counter[str] = Counter()
    found = []
    for word in words:
        found.append((word, seen[word]))
        seen[word] += 1
    return found


def _needed(words: int) -> int:
    """How many words a reading so long shares at least with any reading that it is alike (from ALIKE_FROM)."""
    return math.ceil(round(words * ALIKE_FROM / (2 - ALIKE_FROM), 6))


def _why_same(other: Register, twin: Risk, alike: Likeness) -> str:
    """Explain the likeness in words."""
    told = (
        f"{round(alike.share * 100)}% of the words that carry meaning are those of {twin.reference} in "
        f"{other.label}, once each board's own name, people and kind of review are read as one"
    )
    if alike.only_first:
        told += f"; only here: {', '.join(alike.only_first)}"
    if alike.only_second:
        told += f"; only there: {', '.join(alike.only_second)}"
    return told + "."


def _text(text: str, key: str = "adults") -> Register:
    return example_register(example_risk(text=text), key=key)


def _control_text(text: str, key: str = "adults") -> Register:
    return example_register(example_risk(controls=(Control(text, "Chair", "Ongoing"),)), key=key)


WORD_RULES = (
    Rule(
        key="placeholder-or-blank",
        title="“??” or blank",
        says="Nothing in a row is left open: no “??”, no TBC, no empty risk, consequence, score or control.",
        why="A mark that something must be settled is settled before the board reads it.",
        source="Southend's adults register of January 2020: two controls (1.1 and 2.1) carry “??”.",
        judge=_placeholder_or_blank,
        examples=(
            Example(
                "“??” in a control",
                (_control_text("The strategic plan?? gives focus"),),
                ("adults 1 control 1",),
            ),
            Example("TBC as the risk", (_text("Funding risk TBC"),), ("adults 1 risk",)),
            Example(
                "No consequence",
                (example_register(example_risk(consequence=" ")),),
                ("adults 1 consequence",),
            ),
            Example(
                "No target and no controls",
                (example_register(example_risk(target=None, controls=())),),
                ("adults 1 target", "adults 1 controls"),
            ),
            Example("One question mark is a question", (_control_text("Ask: are seats filled?"),)),
        ),
    ),
    Rule(
        key="worded-as-success",
        title="A control or a success worded as a risk",
        says="The risk says what could go wrong, not what is in place.",
        why="“Protocols are understood and applied” cannot be scored: likely would be good.",
        source="Southend's registers of January 2020: risk 3.2.",
        judge=_worded_as_success,
        examples=(
            Example(
                "A success",
                (_text("Information sharing protocols are understood and applied"),),
                ("adults 1 risk",),
            ),
            Example("A control", (_text("Regular monitoring of attendance"),), ("adults 1 risk",)),
            Example("Denied: a risk", (_text("Protocols are not understood or applied"),)),
            Example("An opinion that something is bad", (_text("The profile of safeguarding is poor"),)),
            Example("Failure comes first", (_text("Failure of members to pass on what is agreed"),)),
        ),
    ),
    Rule(
        key="other-audience-words",
        title="Words of the other board",
        says="The children's register speaks of children, the adults' of adults.",
        why="Copied words show that nobody read the control as this board's own; it may not exist there.",
        source="Southend's children's register of January 2020: control 1 of 4.1 speaks of adult protection.",
        judge=_other_audience,
        examples=(
            Example(
                "Adult protection in the children's register",
                (_control_text("Assurance on adult protection arrangements", CHILDREN),),
                ("children 1 control 1",),
            ),
            Example(
                "The same words in the adults' register",
                (_control_text("Assurance on adult protection arrangements"),),
            ),
            Example("A review the shared budget pays for", (_text("A SAR is not affordable", CHILDREN),)),
            Example(
                "A community safety register speaks of both",
                (_control_text("Adults at risk and children at risk are referred", "community"),),
            ),
        ),
    ),
    Rule(
        key="same-risk-twice",
        title="The same risk in two registers",
        says="A risk that two boards share is linked, so that each knows of the other's score.",
        why="Two copies drift apart: one is closed, the other is forgotten.",
        source="Southend's registers of January 2020: all nine children's risks are in the adults' too.",
        judge=_same_risk,
        examples=(
            Example(
                "The same but for the board's people",
                (
                    _text("Steps to protect adults at risk are not assured"),
                    _text("Steps to protect children at risk are not assured", CHILDREN),
                ),
                ("adults 1 risk = children 1",),
            ),
            Example(
                "Two risks of one subject",
                (
                    _text("Agencies do not attend subgroup meetings"),
                    _text("Members are unclear about their roles in subgroups", CHILDREN),
                ),
            ),
            Example(
                "Linked already",
                (
                    example_register(example_risk(key="a", same_as=("c",))),
                    example_register(example_risk(key="c", same_as=("a",)), key=CHILDREN),
                ),
            ),
        ),
    ),
)
