"""Structure charts, laid out without Django: boxes that never overlap, joined by elbow lines, readable on paper.

Children stand side by side while there is room; where there is not, and where there are many without children of
their own, they hang under one another, as in an organisation's own chart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from joinedup.kit.charts import text_width

BOX, PAD, GAP, DROP, HANG, INDENT = 190.0, 12.0, 22.0, 34.0, 14.0, 30.0
LABEL, CAPTION = 15.0, 13.0
LABEL_LEAD, CAPTION_LEAD = 19.0, 17.0
ROOM = 1080.0


@dataclass(frozen=True)
class Node:
    """A group in the chart: its name, a word about it, where it leads, and what reports to it."""

    label: str
    caption: str = ""
    url: str = ""
    children: Sequence["Node"] = ()
    quiet: bool = False


@dataclass(frozen=True)
class Box:
    """A node as it is drawn."""

    node: Node
    x: float
    y: float
    height: float
    label: tuple[str, ...]
    caption: tuple[str, ...]
    width: float = BOX

    def label_lines(self) -> list[tuple[float, str]]:
        """The lines of the name, each with its height."""
        return [(self.y + PAD + 13 + i * LABEL_LEAD, line) for i, line in enumerate(self.label)]

    def caption_lines(self) -> list[tuple[float, str]]:
        """The lines of the caption, each with its height."""
        top = self.y + PAD + 13 + len(self.label) * LABEL_LEAD
        return [(top + i * CAPTION_LEAD, line) for i, line in enumerate(self.caption)]

    @property
    def text_x(self) -> float:
        """Where its words begin."""
        return self.x + PAD


@dataclass(frozen=True)
class Layout:
    """Boxes and elbow lines within a width and a height."""

    boxes: tuple[Box, ...]
    elbows: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True)
class TreeChart:
    """A structure chart of one or several trees, with the same in words."""

    title: str
    roots: Sequence[Node]
    says: str = ""
    room: float = field(default=ROOM, repr=False)

    def narrow(self) -> Layout | None:
        """The arrangement for a telephone, all hanging; nothing where the other is as narrow."""
        found = under(self.roots)
        return found if found.width < self.layout().width else None

    def layout(self) -> Layout:
        """The widest arrangement that fits the room, or the narrowest there is."""
        for spread in (3, 2, 1, 0):
            found = beside([place(root, spread) for root in self.roots]) if spread else under(self.roots)
            if found.width <= self.room:
                return found
        return found


def wrap(text: str, width: float, size: float) -> tuple[str, ...]:
    """A text in lines no wider than the width; a word wider than that is cut."""
    lines: list[str] = []
    for word in text.split():
        while text_width(word, size) > width:
            fits = max(1, next(n for n in range(len(word), 0, -1) if n == 1 or text_width(word[:n], size) <= width))
            lines.append(word[:fits])
            word = word[fits:]
        if lines and word and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        elif word:
            lines.append(word)
    return tuple(lines)


def box_of(node: Node) -> Box:
    """The box of one node at the corner of the page."""
    inner = BOX - 2 * PAD
    label, caption = wrap(node.label, inner, LABEL), wrap(node.caption, inner, CAPTION)
    return Box(node, 0, 0, 2 * PAD + LABEL_LEAD * len(label) + CAPTION_LEAD * len(caption), label, caption)


def place(node: Node, spread: int) -> Layout:
    """A node with all that is under it. `spread`: how many generations may stand side by side."""
    head, children = box_of(node), node.children
    if not children:
        return Layout((head,), (), BOX, head.height)
    hangs = spread <= 1 or (len(children) > 2 and not any(child.children for child in children))
    return hang(head, children) if hangs else fan(head, [place(child, spread - 1) for child in children])


def fan(head: Box, parts: Sequence[Layout]) -> Layout:
    """Children side by side under their parent, which stands over their middle."""
    row = beside(parts)
    firsts = [box.x + BOX / 2 for box in heads(row, parts)]
    centre, top = (firsts[0] + firsts[-1]) / 2, head.height + DROP
    turn = head.height + DROP / 2
    elbows = [f"M{centre:g} {head.height:g}V{turn:g}H{x:g}V{top:g}" for x in firsts]
    low = shifted(row, 0, top)
    return Layout((replace(head, x=centre - BOX / 2), *low.boxes), (*elbows, *low.elbows), row.width, top + row.height)


def hang(head: Box, children: Sequence[Node]) -> Layout:
    """Children under one another, to the right of a line down from their parent."""
    boxes, elbows, y, width = [head], [], head.height + HANG, BOX
    for child in children:
        part = shifted(place(child, 1), INDENT, y)
        middle = part.boxes[0].y + part.boxes[0].height / 2
        elbows += [f"M{INDENT / 2:g} {head.height:g}V{middle:g}H{INDENT:g}", *part.elbows]
        boxes += part.boxes
        y, width = y + part.height + HANG, max(width, INDENT + part.width)
    return Layout(tuple(boxes), tuple(elbows), width, y - HANG)


def beside(parts: Sequence[Layout]) -> Layout:
    """Several layouts in a row."""
    x, boxes, elbows = 0.0, [], []
    for part in parts:
        moved = shifted(part, x, 0)
        boxes += moved.boxes
        elbows += moved.elbows
        x += part.width + GAP
    return Layout(tuple(boxes), tuple(elbows), max(0.0, x - GAP), max((p.height for p in parts), default=0.0))


def under(roots: Sequence[Node]) -> Layout:
    """Several trees, one under another, all hanging."""
    y, width, boxes, elbows = 0.0, 0.0, [], []
    for root in roots:
        part = shifted(place(root, 1), 0, y)
        boxes += part.boxes
        elbows += part.elbows
        y, width = y + part.height + GAP, max(width, part.width)
    return Layout(tuple(boxes), tuple(elbows), width, max(0.0, y - GAP))


def heads(row: Layout, parts: Sequence[Layout]) -> Iterator[Box]:
    """The first box of each part, as it stands in the row."""
    index = 0
    for part in parts:
        yield row.boxes[index]
        index += len(part.boxes)


def shifted(part: Layout, right: float, down: float) -> Layout:
    """A layout moved."""
    boxes = tuple(replace(box, x=box.x + right, y=box.y + down) for box in part.boxes)
    return replace(part, boxes=boxes, elbows=tuple(moved_path(path, right, down) for path in part.elbows))


def moved_path(path: str, right: float, down: float) -> str:
    """An elbow moved: M x y, then V and H steps."""
    start, *rest = path[1:].replace("V", " V").replace("H", " H").split(" ")
    y, *steps = rest
    moved = "".join(f"{s[0]}{float(s[1:]) + (down if s[0] == 'V' else right):g}" for s in steps)
    return f"M{float(start) + right:g} {float(y) + down:g}{moved}"
