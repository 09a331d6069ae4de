"""The people that a cell names, one by one: "Mother, Father and SW1", "Smith, John; Jones, Amy", "Mr and Mrs Dolan"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_LINES = re.compile(r"\s*\n\s*")
_STRONG = re.compile(r"\s*[;\n]\s*")
_COMMA = re.compile(r"\s*,\s*(?![^()]*\))")  # not inside brackets
_AND = re.compile(r"\s+(?:and|&)\s+(?![^()]*\))", re.I)
_BEGINS_WITH_AND = re.compile(r"^(?:and|&)\s+", re.I)
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|rev|pc|ps|dc|ds|di)\.?$", re.I)
_BODY = re.compile(
    r"\b(?:teams?|services?|care|trust|department|dept|unit|board|hub|hospital|clinic|school|college|nursery|association"
    r"|council|police|centre|partnership|families|committee|panel|conference|office|surgery|practice|charity)\b",
    re.I,
)
_NAME = r"[^\W\d_][\w'\u2019-]+"
_SURNAME_FIRST = re.compile(
    rf"({_NAME}(?: {_NAME})?), (?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? )?({_NAME}|[^\W\d_])\.?(?: [^\W\d_][\w.]*)?"
)
_HEADED = re.compile(r"(?:sur|last|family) ?name.{1,12}(?:fore|first|given|other) ?name", re.I)
_ROLES = frozenset(
    [
        "mother",
        "father",
        "mum",
        "dad",
        "parent",
        "parents",
        "carer",
        "carers",
        "child",
        "children",
        "baby",
        "sibling",
        "siblings",
        "brother",
        "sister",
        "son",
        "daughter",
        "grandmother",
        "grandfather",
        "grandparents",
        "nan",
        "aunt",
        "uncle",
        "partner",
        "stepfather",
        "stepmother",
        "adult",
        "neighbour",
        "friend",
        "police",
        "officer",
        "worker",
        "nurse",
        "doctor",
        "teacher",
        "head",
        "school",
        "housing",
        "health",
        "visitor",
        "midwife",
        "paramedic",
        "probation",
        "family",
        "staff",
        "manager",
        "social",
        "adviser",
        "advisor",
        "support",
        "chair",
        "gp",
        "hv",
        "sw",
        "pc",
        "idva",
        "marac",
        "mash",
        "dsl",
        "senco",
    ]
)
_FEWEST, _MOST_OF = 3, 0.8


def people(text: str, surname_first: bool = False) -> tuple[str, ...]:
    """The people a cell names, in its order.

    Lines and semicolons always part people. Commas and "and" part them too, save where the cell uses semicolons, inside
    brackets, in "Mr and Mrs Dolan" and within the name of a body ("Children and Families Team"). With `surname_first`,
    where the column writes "Smith, John", a comma belongs to the name.
    """
    return _people(text.strip(), surname_first) if text else ()


@lru_cache(maxsize=20_000)
def _people(text: str, surname_first: bool) -> tuple[str, ...]:
    if ";" in text:
        return tuple(filter(None, _STRONG.split(text)))
    found: list[str] = []
    for line in _LINES.split(text):
        parts = _names_whole(line) if surname_first else _COMMA.split(line)
        for part in parts:
            found += _parted_by_and(_BEGINS_WITH_AND.sub("", part))
    return tuple(filter(None, found))


def _names_whole(line: str) -> list[str]:
    """The parts of a line where a comma stands within a name; four parts that make two such names are two people."""
    parts = _COMMA.split(line)
    pairs = [", ".join(parts[at : at + 2]) for at in range(0, len(parts), 2)]
    if len(parts) > 2 and len(parts) % 2 == 0 and all(map(is_surname_first, pairs)):
        return pairs
    return [line]


def _parted_by_and(part: str) -> Iterator[str]:
    """The two sides of every "and" that parts people."""
    if _BODY.search(part):
        yield part
        return
    begins = 0
    for match in _AND.finditer(part):
        if not _TITLE.match(part[begins : match.start()]):
            yield part[begins : match.start()]
            begins = match.end()
    yield part[begins:]


def is_surname_first(text: str) -> bool:
    """Whether a text looks like "Smith, John" and not like two roles."""
    match = _SURNAME_FIRST.fullmatch(text)
    if match is None or not (match[1][0].isupper() and match[2][0].isupper()):
        return False
    words = {word.lower() for word in re.split(r"[ -]", f"{match[1]} {match[2]}")}
    return not words & _ROLES


def writes_surname_first(heading: str, cells: Iterable[str]) -> bool:
    """Whether a column clearly writes surnames first: its heading says so, or at least four in five of its names do."""
    if _HEADED.search(heading):
        return True
    lines = {line for cell in cells for line in _STRONG.split(cell)}
    told = {name for line in lines for part in _AND.split(line) for name in _names_whole(part) if name}
    alike = sum(map(is_surname_first, told))
    return alike >= _FEWEST and alike >= _MOST_OF * len(told)


def written(names: tuple[str, ...]) -> str:
    """People as a cell holds them, one a line, so that `people` reads the same back."""
    plain = "\n".join(names)
    return plain if people(plain) == names else "\n".join(f"{name};" for name in names)
