"""Looking at a page as every reader must be able to: what axe finds, what overflows, what a browser complains of."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "tests/vendor/axe.min.js").read_text()
SHOTS = os.environ.get("SHOTS")
WIDE, NARROW = {"width": 1100, "height": 900}, {"width": 320, "height": 640}
ASK_AXE = "rules => axe.run(document, {resultTypes: ['violations'], ...rules}).then(r => r.violations)"
WIDTH_RULES = {
    "runOnly": [
        "aria-hidden-focus", "button-name", "duplicate-id-aria", "empty-heading", "label", "landmark-unique", "link-name",
        "nested-interactive", "page-has-heading-one", "region", "scrollable-region-focusable", "target-size",
    ]
}  # fmt: skip
"""What may differ on a phone, where tables become cards and the menu folds; the rest is judged at the wide one."""
OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > wide + 1)
    .slice(0, 4).map(e => e.tagName + '.' + e.className + ' ' + (e.textContent || '').trim().slice(0, 40));
}"""


class Looker:
    """One person's browser: keeps what the browser complained of and which hosts were asked."""

    walks = False
    """True where axe must run although the page's scripts do not: its promises need a browser that runs some."""

    def __init__(
        self, chromium: Any, address: str, client: Client | None, *, scripts: bool = True, narrow: bool = False
    ):
        self.address, self.narrow = address, narrow
        self.context = chromium.new_context(
            viewport=NARROW if narrow else WIDE, locale="en-GB", java_script_enabled=scripts or self.walks, base_url=address,
            reduced_motion="reduce",
        )  # fmt: skip
        self.context.set_default_timeout(15_000)
        if scripts or self.walks:
            self.context.add_init_script(AXE)  # once a browser: handing it to every page takes longer than asking it
        if not scripts and self.walks:
            self.context.route("**/*.js", lambda route: route.abort())
        if client is not None and settings.SESSION_COOKIE_NAME in client.cookies:
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": address}])
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda m: self.said.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def close(self) -> None:
        """Close the browser."""
        self.context.close()

    def faults(self, *, everything: bool = True, axe: bool = True) -> list[str]:
        """Everything wrong with the page as it stands at this width."""
        page = self.page
        found = self._axe(everything) if axe else []
        wrong = [f"{f['id']}: {[n['target'] for n in f['nodes']][:4]}" for f in found]
        wrong += [f"wider than the screen: {what}" for what in page.evaluate(OVERFLOW)]
        if page.locator("h1").count() != 1:
            wrong.append(f"{page.locator('h1').count()} main headings")
        if not page.title().endswith(" - Joinedup") or len(page.title()) < 15:
            wrong.append(f"title {page.title()!r}")
        wrong += self.complaints()
        return wrong

    def complaints(self) -> list[str]:
        """What the browser said and whom it asked, since last time."""
        wrong = [f"console: {said}" for said in self.said if "net::ERR_FAILED" not in said]
        wrong += [f"asked {url}" for url in self.asked if not url.startswith((self.address, "data:"))]
        self.said.clear()
        self.asked.clear()
        return wrong

    def shoot(self, name: str) -> None:
        """A picture of the whole page, where SHOTS names a folder."""
        if SHOTS:
            self.page.screenshot(path=f"{SHOTS}/{name.replace(':', '-')}.png", full_page=True)

    def _axe(self, everything: bool) -> list[dict[str, Any]]:
        return self.page.evaluate(ASK_AXE, {} if everything else WIDTH_RULES)
