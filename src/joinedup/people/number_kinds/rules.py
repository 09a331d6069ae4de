"""How a kind of number of a partnership's own is written, and reading one. Pure."""

from __future__ import annotations

import re

from joinedup.people.persons.rules import OWN, SHARED, NumberKind, Wrong

LONGEST = 39
"""As long as any number here can be."""
HOW = "9 stands for any digit, a for any letter; capitals, digits and - / . stand for themselves"
_SHAPE = re.compile(r"[A-Z0-9a][A-Z0-9a./-]*")
_ANY = {"9": r"[0-9]", "a": "[A-Z]"}


def shapes_of(text: str) -> list[str]:
    """The shapes in a text with commas between, without spaces."""
    return [shape for part in text.split(",") if (shape := re.sub(r"\s", "", part))]


def problem(shapes: str, example: str) -> tuple[str, str]:
    """What is wrong with shapes and their example, as a sentence, and the field it is about; empty where nothing is."""
    found = shapes_of(shapes)
    for shape in found:
        if not _SHAPE.fullmatch(shape) or not 3 <= len(shape) <= LONGEST:
            return f"“{shape}” is no shape of 3 to {LONGEST} signs. {HOW}: HF-999999.", "shapes"
        if not set(shape) & set(_ANY):
            return f"“{shape}” is one single number. {HOW}: HF-999999.", "shapes"
    if not found:
        return f"Say how it is written. {HOW}: HF-999999.", "shapes"
    if not any(_pattern(shape).fullmatch(_plain(example)) for shape in found):
        return f"The example “{example.strip()}” is not written as {' or '.join(found)}. {HOW}.", "example"
    return "", ""


def key_of(label: str, *, unique: bool) -> str:
    """The key of a kind, made of its label. What begins with `shared_` says by itself nothing about who somebody is."""
    words = re.sub(r"[^a-z0-9]+", "_", label.casefold()).strip("_") or "number"
    return f"{OWN if unique else SHARED}{words[:20].strip('_')}"


def kind_of(label: str, shapes: str, example: str) -> NumberKind:
    """The kind with its check."""
    found = shapes_of(shapes)

    def check(number: str) -> str:
        typed = _plain(number)
        if not any(_pattern(shape).fullmatch(typed) for shape in found):
            raise Wrong(
                f"“{label}” is written as {' or '.join(found)} (9 is any digit, a any letter), such as {example}: check that nothing is missing or changed",
                "number",
            )  # fmt: skip
        return typed

    return NumberKind(label, check)


def _plain(number: str) -> str:
    return re.sub(r"\s", "", number).upper()


def _pattern(shape: str) -> re.Pattern[str]:
    return re.compile("".join(_ANY.get(sign) or re.escape(sign) for sign in shape))
