"""Minutes as plain text with three marks, so that anybody can edit them and every form of them says the same.

A line that begins `# ` is a heading, `#! ` a heading whose part is confidential, `- ` a point; all else is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DRAFT, APPROVED, CIRCULATED = "draft", "approved", "circulated"
STATES = {DRAFT: "Draft", APPROVED: "Approved", CIRCULATED: "Approved and circulated"}
COLOURS = {DRAFT: "yellow", APPROVED: "green", CIRCULATED: "teal"}
HEADING, POINT, PARAGRAPH = "heading", "point", "paragraph"
WHAT_WAS_SAID = "(what was said)"
"""What a first draft puts where a person has to write. Minutes that still hold it are not finished."""
WITHHELD = "This part is kept for those who read restricted papers."


@dataclass(frozen=True)
class Block:
    """A heading, a point or a paragraph."""

    kind: str
    text: str
    confidential: bool = False


@dataclass(frozen=True)
class Item:
    """An agenda item with what was decided under it."""

    title: str
    confidential: bool = False
    decided: tuple[str, ...] = ()


def blocks(text: str) -> list[Block]:
    """The text as blocks; a confidential heading makes everything until the next heading confidential."""
    found, inside = [], False
    for line in text.replace("\r\n", "\n").split("\n"):
        line = line.strip()
        if not line:
            continue
        if line.startswith(("# ", "#! ")):
            inside = line.startswith("#!")
            found.append(Block(HEADING, line.lstrip("#!").strip(), inside))
        elif line.startswith("- "):
            found.append(Block(POINT, line[2:].strip(), inside))
        else:
            found.append(Block(PARAGRAPH, line, inside))
    return found


def readable(text: str, *, restricted: bool) -> list[Block]:
    """What a reader may read: confidential parts keep their heading and say that they are withheld."""
    shown = []
    for block in blocks(text):
        if restricted or not block.confidential:
            shown.append(block)
        elif block.kind == HEADING:
            shown += [block, Block(PARAGRAPH, WITHHELD, confidential=True)]
    return shown


def still_to_write(text: str) -> tuple[str, ...]:
    """The headings under which the draft's placeholder still stands, each once, in their order."""
    found: dict[str, None] = {}
    heading = "the beginning"
    for block in blocks(text):
        if block.kind == HEADING:
            heading = block.text
        elif WHAT_WAS_SAID in " ".join(block.text.casefold().split()):
            found[heading] = None
    return tuple(found)


def draft_text(
    *, present: Sequence[str], apologies: Sequence[str], absent: Sequence[str], quorum: str, interests: Sequence[str],
    items: Iterable[Item], loose: Sequence[str], actions: Sequence[str] = (), vacant: Sequence[str] = (),
) -> str:  # fmt: skip
    """A first draft from what is recorded. What was said is for a person to write."""
    lines = ["# Present", *_points(present, "Nobody is marked present."), "", "# Apologies"]
    lines += _points(apologies, "None.")
    lines += ["", "# Absent without apology", *_points(absent, "Nobody.")] if absent else []
    lines += ["", "# Seats that nobody holds", *_points(vacant, "")] if vacant else []
    lines += ["", "# Quorum", quorum, "", "# Declarations of interest", *_points(interests, "None.")]
    for number, item in enumerate(items, start=1):
        mark = "#!" if item.confidential else "#"
        lines += ["", f"{mark} {number}. {_one_line(item.title)}", WHAT_WAS_SAID, *_points(item.decided, "")]
    lines += ["", "# Other decisions", *_points(loose, "")] if loose else []
    lines += ["", "# Actions", *_points(actions, "")] if actions else []
    return "\n".join(lines) + "\n"


def _points(texts: Sequence[str], otherwise: str) -> list[str]:
    return [f"- {_one_line(t)}" for t in texts] or ([otherwise] if otherwise else [])


def _one_line(text: str) -> str:
    return " ".join(text.split())
