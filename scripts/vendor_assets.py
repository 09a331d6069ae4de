"""Maintainers only: refresh the browser files we keep, from npm, at the versions named here (users never need Node).

Run `python3 scripts/vendor_assets.py`. It stops when npm sends a package whose integrity is not the one recorded
in `versions.json` for that version. GDS Transport and the crown may be used only on GOV.UK domains, so neither is kept.
"""

import json
import pathlib
import re
import subprocess
import tarfile
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
VENDOR = ROOT / "src/joinedup/kit/static/vendor"
RECORD = VENDOR / "versions.json"

WANTED = {
    "govuk-frontend@6.6.0": {
        "dist/govuk/govuk-frontend.min.css": VENDOR / "govuk/govuk-frontend.min.css",
        "dist/govuk/govuk-frontend.min.js": VENDOR / "govuk/govuk-frontend.min.js",
    },
    "@ministryofjustice/frontend@11.1.0": {"moj/moj-frontend.min.css": VENDOR / "moj/moj-frontend.min.css"},
    "axe-core@4.14.1": {
        "axe.min.js": ROOT / "tests/vendor/axe.min.js",
        "LICENSE": ROOT / "tests/vendor/axe-LICENCE.txt",
    },
}
MOJ_PARTS_USED = ("moj-timeline",)
UNUSED_RULE = re.compile(r"@font-face\{[^}]*\}")
PICTURE = re.compile(r"[a-z-]+:[^;{}]*url\(/[^)]*\)[^;}]*;?")
FONT_NOTE = re.compile(r"/\*! Copyright \(c\) 2011 by Margaret Calvert.*?\*/", re.DOTALL)


def clean_css(text: str) -> str:
    """The stylesheet without the fonts and pictures that we may not or do not carry."""
    text = (
        UNUSED_RULE.sub("", FONT_NOTE.sub("", text))
        .replace("GDS Transport,arial", "arial")
        .replace('"GDS Transport",arial', "arial")
    )
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", PICTURE.sub("", text)).strip() + "\n"


def only_parts(css: str, parts: tuple[str, ...]) -> str:
    """The rules of a compiled stylesheet whose selectors name one of our parts, media queries included."""
    kept, place = [], 0
    while place < len(css):
        opening = css.find("{", place)
        if opening < 0:
            break
        closing, depth = opening + 1, 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[closing], 0)
            closing += 1
        selector, body = css[place:opening].strip(), css[opening + 1 : closing - 1]
        if selector.startswith(("@media", "@supports")):
            inner = only_parts(body, parts)
            kept += [f"{selector}{{{inner}}}"] if inner else []
        elif any(part in selector for part in parts):
            kept.append(f"{selector}{{{body}}}")
        place = closing
    return "".join(kept)


def fetch(spec: str, folder: pathlib.Path) -> tuple[str, pathlib.Path]:
    """The integrity npm reports for a package, and the file it wrote."""
    run = subprocess.run(
        ["npm", "pack", "--json", spec], cwd=folder, check=True, capture_output=True, text=True
    )
    packed = json.loads(run.stdout)
    packed = packed[0] if isinstance(packed, list) else next(iter(packed.values()))
    return packed["integrity"], folder / packed["filename"].replace("@", "").replace("/", "-")


def keep(data: bytes, target: pathlib.Path) -> None:
    """Write one file where it belongs, cleaned."""
    if target.suffix == ".css":
        css = data.decode()
        if "moj" in target.name:
            css = only_parts(
                re.sub(r"/\*.*?\*/", "", css, flags=re.S).removeprefix('@charset "UTF-8";'), MOJ_PARTS_USED
            )
        data = clean_css(css).encode()
    if target.suffix == ".js":
        data = re.sub(rb"//# sourceMappingURL=\S+\s*$", b"", data)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def main() -> None:
    """Fetch, check and keep every file wanted."""
    recorded = json.loads(RECORD.read_text()) if RECORD.exists() else {}
    for spec, files in WANTED.items():
        with tempfile.TemporaryDirectory() as folder:
            integrity, archive = fetch(spec, pathlib.Path(folder))
            if recorded.setdefault(spec, integrity) != integrity:
                raise SystemExit(f"{spec} is not the package that was recorded: stop and find out why.")
            with tarfile.open(archive) as tar:
                for source, target in files.items():
                    keep(tar.extractfile(f"package/{source}").read(), target)
    RECORD.write_text(json.dumps({spec: recorded[spec] for spec in WANTED}, indent=2) + "\n")


if __name__ == "__main__":
    main()
