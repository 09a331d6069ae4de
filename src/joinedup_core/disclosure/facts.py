"""What else points at a member: addresses, telephone and e-mail, numbers; as patterns that any spacing matches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from joinedup_core.disclosure.cast import Member
from joinedup_core.disclosure.folding import folded

ADDRESS, POSTCODE, TELEPHONE, EMAIL, NUMBER, BORN = (
    "address", "postcode", "telephone", "e-mail", "number", "date of birth",
)  # fmt: skip
POSTCODES = r"(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})"
_STREETS = (
    ("road", "rd"), ("street", "st"), ("avenue", "ave", "av"), ("close", "cl"), ("crescent", "cres"), ("drive", "dr"),
    ("court", "ct"), ("gardens", "gdns"), ("grove", "gr"), ("lane", "ln", "la"), ("place", "pl"), ("square", "sq"),
    ("terrace", "terr", "tce"), ("way", "wy"), ("park", "pk"), ("house", "hse"),
)  # fmt: skip
# Only a short form takes a full stop with it: that behind "Road" ends the sentence.
_STREET = {form: f"(?:{forms[0]}|(?:{'|'.join(forms[1:])})\\b\\.?)" for forms in _STREETS for form in forms}


def facts_of(member: Member) -> Iterator[tuple[str, str]]:
    """(kind, pattern) of all that points at a member but names."""
    for address in member.addresses:
        yield from _address(folded(address).text)
    for number in member.telephones:
        if len(digits := re.sub(r"\D", "", number)) >= 6:
            yield TELEPHONE, _telephone(digits)
    yield from ((EMAIL, rf"(?i:(?<![\w.]){re.escape(folded(one).text)}(?![\w]))") for one in member.emails)
    for number in member.numbers:
        bare = re.sub(r"^[A-Za-z ]+(?:number|no\.?|reference|ref\.?)\s*:?\s*", "", number, flags=re.I)
        bare = re.sub(r"^(?:NHS|NI|UPN|URN|ULN|PNC)[\s:]+", "", bare, flags=re.I)
        kept = re.sub(r"[^A-Za-z0-9]", "", folded(bare).text)
        if len(kept) >= 5:
            yield NUMBER, r"(?i:(?<![^\W_])" + r"[\s./-]*".join(kept) + r"(?![^\W_]))"


def _telephone(digits: str) -> str:
    local = re.sub(r"^(?:0044|44|0)", "", digits)
    front = r"(?<![\d+])(?:\+?(?:00)?44[\s().-]*(?:\(?0\)?)?[\s().-]*|\(?0[\s().-]*)?"
    return front + r"[\s().-]*".join(local) + r"(?!\d)"


def _address(address: str) -> Iterator[tuple[str, str]]:
    """The first line of an address, what follows it, and its postcode."""
    postcode = re.search(POSTCODES, address.upper())
    if postcode:
        letters = re.sub(r"\s", "", postcode[0])
        code = rf"(?i:(?<![^\W_]){letters[:-3]}[\s-]*{letters[-3:]}(?![^\W_]))"
        yield POSTCODE, code
    lines = [line.strip() for line in re.sub(POSTCODES, "", address, flags=re.I).split(",") if line.strip()]
    if not lines:
        return
    joint = 2 if re.fullmatch(r"(?:flat|apartment|room|unit)?\s*\d*\w?", lines[0], re.I) and len(lines) > 1 else 1
    first = r"[\s,]+".join(_street_word(word) for word in re.split(r"[\s,]+", " ".join(lines[:joint])))
    rest = "".join(r"(?:[\s,]+" + r"[\s,]+".join(map(re.escape, line.split())) + ")?" for line in lines[joint:])
    code = rf"(?:[\s,]+{postcode[0][:-3].strip()}[\s-]*{postcode[0][-3:]})?" if postcode else ""
    yield ADDRESS, rf"(?i:(?<![^\W_]){first}{rest}{code}(?![^\W_]))"


def _street_word(word: str) -> str:
    kind = _STREET.get(word.casefold().rstrip("."))
    return kind or spelled(word)


def spelled(word: str) -> str:
    """A word of a name: a hyphen may be a space, an apostrophe or a full stop may be left out."""
    escaped = re.escape(word)
    return escaped.replace(r"\-", r"[-\s]").replace("'", "'?").replace(r"\.", r"\.?")
