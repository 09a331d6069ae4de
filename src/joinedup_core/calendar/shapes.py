"""The shape of words, their figures masked ("3/4/19" and "8/7/20" are "0/0/00"), and a memory of what shapes decide.

Columns repeat few shapes with ever other figures. A question whose answer hangs on the shape alone is asked once for
each; the figures themselves are read every time. The memories are bounded and are given up with the process.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Answer = TypeVar("Answer")
MOST_KEPT = 2_000
_MASK = bytes.maketrans(b"123456789", b"000000000")
BY_SHAPE: dict[Callable[[str], Any], dict[bytes, Any]] = {}


def by_shape(ask: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """Answer a question about words from their shape, remembering the answers; all are forgotten when they are many.

    The question must not hang on which figures stand there: its patterns say \\d, never [0-3]. A test tries that on
    every question in BY_SHAPE, where each stands with what it remembers. Answers are shared: they must not be changed.
    """
    known: dict[bytes, Answer] = {}

    @wraps(ask)
    def answer(words: str) -> Answer:
        shape = words.encode("utf-8", "surrogatepass").translate(_MASK)
        try:
            return known[shape]
        except KeyError:
            found = ask(shape.decode("utf-8", "surrogatepass"))
        if len(known) >= MOST_KEPT:
            known.clear()
        known[shape] = found
        return found

    BY_SHAPE[answer] = known
    return answer
