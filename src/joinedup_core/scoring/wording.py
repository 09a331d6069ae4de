"""How boards word risks: success worded as a risk, words of another board, near-identical wording."""

import re
from collections import Counter
from dataclasses import dataclass

from joinedup_core.scoring.register import ADULTS, CHILDREN

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")

# Predicates that say that all is well. With one of these and no word of risk, a sentence is a success.
_SUCCESS = re.compile(
    r"\b(?:is|are|be|being|been|remains?|has|have)\s+(?:\w+ly\s+)?(?:been\s+)?"
    r"(?P<done>understood|applied|agreed|embedded|achieved|assured|robust|effective|compliant|clear|"
    r"in place|established|monitored|reviewed|implemented|delivered|met|managed|protected|shared|"
    r"trained|informed|followed|used|maintained)\b"
)
_OPENING = re.compile(
    r"^(?:ensur(?:e|ing)|maintain(?:ing)?|provid(?:e|ing)|promot(?:e|ing)|develop(?:ing)?|deliver(?:ing)?|"
    r"monitor(?:ing)?|review(?:ing)?|continue|regular(?:ly)? (?:monitor|review)\w*)\b"
)
_RISK_WORDS = re.compile(
    r"\b(?:not|no|nor|never|none|without|cannot|can't|isn't|aren't|doesn't|don't|fails?|failed|failing|failures?|"
    r"lacks?|lacking|insufficient\w*|inadequa\w*|ineffective\w*|inconsisten\w*|inappropriate\w*|incomplete|"
    r"unable|unaware|unclear|unmet|unknown|unsafe|unfilled|uncertain\w*|unidentified|unmanaged|unsupported|"
    r"poor\w*|weak\w*|low|limited|loss|lose|loses|lost|delay\w*|late|gaps?|breach\w*|harm\w*|abuse\w*|neglect\w*|"
    r"risks?|threat\w*|danger\w*|increas\w*|rising|reduc\w*|decreas\w*|declin\w*|shortage\w*|pressure\w*|"
    r"may|might|could|would|if|should|costs?|cuts?|missed|miss|misses|overlook\w*|duplicat\w*|disrupt\w*|"
    r"withdraw\w*|vacan\w*|turnover|too (?:few|many|little|late)|only|unplanned|fraud|error\w*|wrong\w*)\b"
)


@dataclass(frozen=True)
class Wording:
    """A judgement of a sentence: the phrase that decided and, where there is one, a better wording."""

    phrase: str
    suggestion: str


def read_as_success(text: str) -> Wording | None:
    """A sentence that says that all is well, or what is done, and names nothing that could go wrong."""
    plain = " ".join(text.lower().split())
    if not plain or _RISK_WORDS.search(plain):
        return None
    if said := _SUCCESS.search(plain):
        return Wording(said.group(), _turned_round(text))
    if opening := _OPENING.search(plain):
        return Wording(opening.group(), f"Failure to: {text.strip()}")
    return None


def _turned_round(text: str) -> str:
    """The sentence denied: 'are understood and applied' becomes 'are not understood or applied'."""
    clean = " ".join(text.split())
    denied = re.sub(r"\b(is|are|be|has|have|remains?)\b(?= )", r"\1 not", clean, count=1)
    before, denial, after = denied.partition(" not ")
    return before + denial + after.replace(" and ", " or ", 1)


# Words that name the people of one board; in another board's register they are a mistake of copying.
# Each group begins with letters that every one of its patterns holds: without them no pattern needs to be tried.
_AUDIENCE_WORDS = {
    ADULTS: (
        "adult",
        (
            (r"adult protection", "child protection"),
            (r"vulnerable adults?", "children"),
            (r"adults? at risk", "children at risk"),
            (r"safeguarding adults(?! reviews?)", "safeguarding children"),
            (r"adults? with care and support needs", "children in need of help or protection"),
        ),
    ),
    CHILDREN: (
        "child",
        (
            (r"child protection", "adult protection"),
            (r"children and young people", "adults at risk"),
            (r"children at risk", "adults at risk"),
            (r"safeguarding children(?! reviews?)", "safeguarding adults"),
            (r"looked[- ]after child(?:ren)?", "adults with care and support needs"),
        ),
    ),
}
_FOREIGN = {
    owner: (held, tuple((re.compile(rf"\b{pattern}\b", re.IGNORECASE), better) for pattern, better in pairs))
    for owner, (held, pairs) in _AUDIENCE_WORDS.items()
}


def foreign_words(text: str, audience: str) -> Wording | None:
    """Words of the adults' board in the children's register, or the other way round.

    Names of reviews (SAR, SCR) are left alone: boards that share a budget pay for both kinds.
    """
    if audience not in _FOREIGN:
        return None
    plain = text.lower()
    for owner, (held, pairs) in _FOREIGN.items():
        if owner == audience or held not in plain:
            continue
        for pattern, better in pairs:
            if found := pattern.search(text):
                return Wording(found.group(), text[: found.start()] + better + text[found.end() :])
    return None


_PLACEHOLDER = re.compile(r"\?{2,}|\b(?:tbc|tba|tbd|xx+)\b|\bto be confirmed\b", re.IGNORECASE)
_PLACEHOLDER_LETTERS = ("??", "tb", "xx", "to be conf")
"""One of these stands in every placeholder; looking for them first is much quicker than the pattern."""


def placeholder(text: str) -> Wording | None:
    """Text that holds a place: "??", TBC. The suggestion leaves question marks out, nothing else."""
    plain = text.lower()
    if not any(letters in plain for letters in _PLACEHOLDER_LETTERS):
        return None
    found = _PLACEHOLDER.search(text)
    if not found:
        return None
    suggestion = re.sub(r"\s*\?{2,}", "", text).strip() if "??" in found.group() else ""
    return Wording(found.group(), suggestion)


# Before wording is compared, what differs only because the board differs is read as one word. Each pattern is
# tried only where the letters before it stand in the text.
_ALIKE = tuple(
    (letters, re.compile(rf"\b{pattern}\b"), word)
    for letters, pattern, word in (
        (
            ("review",),
            r"(?:safeguarding|serious|child(?:ren)?(?:'s)?|local|learning|practice|case|adults?)"
            r"(?:\s+(?:safeguarding|child(?:ren)?|adults?|local|learning|practice|case))*\s+reviews?",
            "review",
        ),
        (("sar", "scr", "csp", "clpr"), r"(?:sars?|scrs?|l?cspr?s?|clprs?|lcspr)(?:'s)?", "review"),
        (("young",), r"(?:children|adults) and young people|children and young people", "people"),
        (("adult", "child"), r"(?:vulnerable\s+)?(?:adults?|child(?:ren)?)(?:'s)?(?:\s+at\s+risk)?", "people"),
    )
)
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been being by can do does for from has have if in into is it its of on or "
        "s that the their them these they this to was were which who will with within up out e g eg",
    )
)


def reading(text: str, names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words of a risk that carry meaning, with what differs only by board read as one word."""
    plain = text.lower().replace("\u2019", "'")
    for letters, pattern, word in _ALIKE:
        if any(held in plain for held in letters):
            plain = pattern.sub(word, plain)
    for name in names:
        if name.lower() in plain:
            plain = re.sub(rf"\b{re.escape(name.lower())}\b", "partnership", plain)
    kept: list[str] = []
    for word in _WORD.findall(plain):
        if word not in _SMALL and word not in kept[-1:]:
            kept.append(word)
    return tuple(kept)


@dataclass(frozen=True)
class Likeness:
    """How alike two wordings are: shared words of all words, and what stands only in one."""

    shared: int
    words: int
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]

    @property
    def share(self) -> float:
        """2 x shared / all words: 1 is identical."""
        return 2 * self.shared / self.words if self.words else 0.0


def likeness(first: tuple[str, ...], second: tuple[str, ...]) -> Likeness:
    """Compare two readings word by word, each word counted as often as it stands."""
    one, two = Counter(first), Counter(second)
    both = one & two
    return Likeness(both.total(), one.total() + two.total(), _left(one - both), _left(two - both))


def _left(words: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(words))
