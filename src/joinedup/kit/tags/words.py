"""Tags for words: headings, insets, warnings, details, banners."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from joinedup.kit.tags.forms import need_words
from joinedup.kit.tags.library import register

SIZES = {1: "l", 2: "m", 3: "s", 4: "s"}


@register.inclusion_tag("kit/parts/heading.html")
def heading(text: str, *, caption: str = "", level: int = 1, size: str = "", id: str = "") -> dict[str, Any]:
    """A heading; the page's own is level 1. A caption stands above it in a lighter grey."""
    if level not in SIZES or size not in ("", "s", "m", "l", "xl"):
        raise ValueError(f"{{% heading %}} has levels 1 to 4 and sizes s, m, l and xl, not {level} and {size!r}")
    return {"text": need_words(text, "heading"), "caption": caption, "level": level,
            "size": size or SIZES[level], "id": id}  # fmt: skip


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """Words set apart from the text: {% inset %}…{% endinset %}."""
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def details(content: str, summary: str, *, open: bool = False) -> SafeString:
    """Words that most readers need not read: {% details "Why?" %}…{% enddetails %}."""
    return format_html(
        '<details class="govuk-details"{}><summary class="govuk-details__summary"><span class="govuk-details__summary-'
        'text">{}</span></summary><div class="govuk-details__text">{}</div></details>',
        SafeString(" open") if open else "", need_words(summary, "details"), content,
    )  # fmt: skip


@register.inclusion_tag("kit/parts/warning.html")
def warning(text: str) -> dict[str, Any]:
    """Something that must not be missed."""
    return {"text": need_words(text, "warning")}


@register.inclusion_tag("kit/parts/banner.html")
def banner(messages: Iterable[Any]) -> dict[str, Any]:
    """What just happened: Django's messages, or a list of sentences."""
    if isinstance(messages, str):
        messages = [messages]
    found = [{"text": str(m), "good": "success" in getattr(m, "tags", "").split()} for m in messages or ()]
    return {"messages": found, "good": bool(found) and all(m["good"] for m in found)}


@register.simple_block_tag
def way_back(content: str) -> SafeString:
    """What stands above the main words: breadcrumbs are a landmark, and a lone back link is given one."""
    if not content.strip() or "<nav" in content:
        return SafeString(content)
    return format_html('<nav aria-label="Back">{}</nav>', content)


@register.inclusion_tag("kit/parts/exit.html")
def exit_this_page(url: str = "https://www.bbc.co.uk/weather") -> dict[str, Any]:
    """Leave quickly (also by pressing Shift three times): for public pages, in the block `exit`."""
    return {"url": url}
