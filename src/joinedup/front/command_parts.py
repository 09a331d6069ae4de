"""What a command of `./joinedup` is, and the arguments that several take."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Argument:
    """An argument as argparse takes it."""

    names: tuple[str, ...]
    details: dict[str, Any] = field(default_factory=dict)


def argument(*names: str, **details: Any) -> Argument:
    """An argument of a command: `argument("--json", action="store_true", help="…")`."""
    return Argument(names, details)


@dataclass(frozen=True)
class Command:
    """One command. `needs` is "django" (a database and Django are ready) or "nothing"."""

    name: str
    summary: str
    run: str
    arguments: tuple[Argument, ...] = ()
    needs: str = "django"
    acts: bool = False


FRESH = argument("--fresh", action="store_true", help="begin again: first remove the demonstration's data")

EMAIL = argument("email", metavar="EMAIL", help="the address they sign in with")
NAME = argument("--name", required=True, help="their name, in quotation marks")
JSON = argument("--json", action="store_true", help="print JSON")
ROLE = (
    EMAIL,
    argument("role", metavar="ROLE", help="for example business_manager or administrator"),
    argument("--partnership", metavar="KEY", help="the partnership's key, as in its address"),
    argument("--agency", metavar="NAME", help="the agency an agency lead or a practitioner acts for"),
)

FILE = argument("file", metavar="FILE", help="a .docx, .xlsx, .ods, .xls or .csv file")
GROUP = argument("--group", metavar="NAME", required=True, help="the group that rows go to which name none")
IMPORT = (
    argument("--partnership", metavar="KEY", help="where several partnerships have it"),
    argument("--table", metavar="N", type=int, help="which table of the file, from 1 (the likeliest otherwise)"),
    argument("--dry-run", action="store_true", help="show what is understood; import nothing"),
    JSON,
)

OF_SYSTEM = (
    FILE,
    argument("--agency", metavar="NAME", required=True, help="whose they are: the agency you act for"),
    argument("--system", metavar="NAME", required=True, help="its system, named the same in every file"),
    argument("--partnership", metavar="KEY", help="where you practise in several"),
    argument("--dry-run", action="store_true", help="show what is understood; bring in nothing"),
    JSON,
)

CHRONOLOGIES = (
    argument("files", metavar="FILE", nargs="+", help="a .docx, .xlsx, .ods, .xls, .csv or .json file"),
    argument("--agency", metavar="NAME", help="whose files they are, where they do not say"),
    argument("--map", metavar="M.toml", help="which heading is which field, as kept with --keep-map"),
    argument(
        "--dates",
        choices=("british", "american"),
        default="",
        help="the order of figures (as each table shows; british where none does)",
    ),
)
CHRONOLOGY_TITLE = argument("--title", default="Chronology", help="the title (Chronology)")
CAST = argument(
    "--cast", metavar="CAST", required=True, help="who stands behind each role: .toml, .json, .csv or .xlsx"
)
WAY_BACK = argument("--way-back", metavar="FILE", help="where the way back is kept (beside the cast)")
TOLD = argument("file", metavar="FILE", help="a chronology (.docx, .xlsx, .ods, .xls, .csv, .json) or a .txt file")
