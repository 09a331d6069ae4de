"""Scores as registers write them: "4 x 3", "4x3 = 12", "Rating amended from 1 x 1"."""

from __future__ import annotations

import re
from dataclasses import dataclass

HIGHEST_LEVEL = 10


class UnreadableScore(ValueError):
    """A score could not be read; the message is a sentence for the person who wrote it."""


@dataclass(frozen=True)
class Score:
    """A likelihood and an impact, in the order in which registers write them (L x I)."""

    likelihood: int
    impact: int

    @property
    def product(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact

    def __str__(self) -> str:
        return f"{self.likelihood} x {self.impact}"


@dataclass(frozen=True)
class ReadScore:
    """What a score cell says now, what it says it was before, and what does not fit (or nothing)."""

    current: Score
    previous: Score | None = None
    doubt: str = ""


_PAIR = re.compile(
    r"(?<![\d.])(?:l(?:ikelihood)?\s*[:=]?\s*)?(\d{1,3})\s*(?:x|\u00d7|\*|,?\s*i(?:mpact)?\s*[:=]?)\s*"
    r"(?:i(?:mpact)?\s*[:=]?\s*)?(\d{1,3})(?![\d.])(?:\s*\)?\s*(?:=|equals)\s*\(?(\d{1,3})(?!\d))?",
    re.I | re.A,
)
_BEFORE = re.compile(
    r"(?:amended|changed|increased|raised|reduced|lowered|decreased|moved|revised|up|down)\s+from"
    r"|previous(?:ly)?|formerly|\bwas\b|\bfrom\b|\bold\b",
    re.I,
)
_ARROW = re.compile(r"->|\u2192|\bto\b|\bnow\b", re.I)
_PRODUCT_BEFORE = re.compile(r"(?<![\dx\u00d7*.])\b(\d{1,3})\s*[(\[:=-]\s*$", re.I | re.A)
_ALONE = re.compile(r"\d{1,3}(?:\.0)?", re.A)


def read_score(text: str) -> ReadScore:
    """Read a score cell. Raises UnreadableScore with a sentence when there is no likelihood and impact in it."""
    words = " ".join(text.split())
    if not words.strip("?-. "):
        raise UnreadableScore("There is no score here. Write likelihood and impact, for example 4 x 3.")
    if len(words) > 300:
        raise UnreadableScore("This is too long for a score. Write only likelihood and impact, for example 4 x 3.")
    pairs = list(_PAIR.finditer(words))
    if not pairs:
        raise UnreadableScore(_why_not(words))
    if len(pairs) > 2:
        raise UnreadableScore("There are more than two scores here. Write the current one, for example 4 x 3.")
    scores = [_score(pair) for pair in pairs]
    current, previous = _in_time(words, pairs, scores)
    doubts = [doubt for pair, score in zip(pairs, scores, strict=True) if (doubt := _sum_doubt(words, pair, score))]
    if previous is None and len(scores) == 2:
        doubts.append(f"Two scores are given and nothing says which is current: {current} is taken.")
    if "?" in words:
        doubts.append("The score is marked with a question mark.")
    if previous is None and len(scores) == 1 and _BEFORE.search(words[: pairs[0].start()]):
        doubts.append("Only the earlier score seems to be given.")
    return ReadScore(current, previous, " ".join(doubts))


def _score(pair: re.Match[str]) -> Score:
    likelihood, impact = int(pair[1]), int(pair[2])
    if not (1 <= likelihood <= HIGHEST_LEVEL and 1 <= impact <= HIGHEST_LEVEL):
        raise UnreadableScore(
            f"{pair[0].strip()} is not a score: likelihood and impact run from 1, and no matrix goes past "
            f"{HIGHEST_LEVEL}."
        )
    return Score(likelihood, impact)


def _in_time(words: str, pairs: list[re.Match[str]], scores: list[Score]) -> tuple[Score, Score | None]:
    """Which score is the current and which the previous one."""
    if len(scores) == 1:
        return scores[0], None
    first, second = scores
    opening, between = words[: pairs[0].start()], words[pairs[0].end() : pairs[1].start()]
    if _BEFORE.search(between):
        return first, second
    if _BEFORE.search(opening) or _ARROW.search(between):
        return second, first
    return first, None


def _sum_doubt(words: str, pair: re.Match[str], score: Score) -> str:
    """A doubt when the product that stands beside a score is another than likelihood times impact."""
    before = _PRODUCT_BEFORE.search(words[: pair.start()])
    after = re.match(r"\s*[(\[:]\s*(\d{1,3})\s*[)\]]?", words[pair.end() :], re.A)
    stated = pair[3] or (before[1] if before else None) or (after[1] if after else None)
    if stated is None or int(stated) == score.product:
        return ""
    return f"{score} makes {score.product}, but {stated} is written."


def _why_not(words: str) -> str:
    if _ALONE.fullmatch(words):
        return f"{words} is one number. Write likelihood and impact, for example 4 x 3."
    shown = words if len(words) <= 40 else words[:40] + "..."
    return f"\u201c{shown}\u201d is not a score. Write likelihood and impact, for example 4 x 3."
