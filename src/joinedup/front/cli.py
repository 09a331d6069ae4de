"""The command line. Nothing here needs the libraries, so that `--help` works before they are there."""

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from joinedup.front.command_list import COMMANDS, Command

ROOT = Path(__file__).resolve().parents[3]
INTERRUPTED = 130


class Parser(argparse.ArgumentParser):
    """Says what is wrong in a sentence."""

    def error(self, message: str) -> NoReturn:
        """Explain, and point at the help."""
        if "invalid choice" in message:
            message = f"there is no such command ({message.split('(choose', 1)[0].rsplit(':', 1)[-1].strip()})"
        self.exit(2, f"{message[:1].upper()}{message[1:]}. {self.prog} --help says what there is.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; whatever goes wrong ends in a sentence, never in a traceback."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    rest = words[1:] if words[:1] == ["test"] and not {"-h", "--help"} & set(words) else None
    options = build_parser().parse_args(words[:1] if rest is not None else words)
    options.rest = rest or []  # pytest reads its own options
    try:
        return _run(options.chosen, options)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        return _explain(error, options)


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    everywhere = Parser(add_help=False)
    _add_general(everywhere)
    parser = Parser(
        prog="./joinedup",
        description="Joinedup runs the boards of a safeguarding and community safety partnership.",
        epilog="Begin with: ./joinedup demo",
        parents=[everywhere],
    )
    branches = {"": parser.add_subparsers(title="commands", metavar="COMMAND", required=True)}
    for command in COMMANDS:
        *parents, name = command.name.split(" ")
        for parent in parents:
            if parent not in branches:
                group = branches[""].add_parser(parent, help=f"see ./joinedup {parent} --help", parents=[everywhere])
                branches[parent] = group.add_subparsers(title="commands", metavar="COMMAND", required=True)
        branch = branches["".join(parents)]
        one = branch.add_parser(name, help=command.summary, description=command.summary, parents=[everywhere])
        for each in command.arguments:
            one.add_argument(*each.names, **each.details)
        one.set_defaults(chosen=command)
    return parser


def _add_general(parser: argparse.ArgumentParser) -> None:
    """Options that every command takes, before or after its name."""
    absent = argparse.SUPPRESS
    parser.add_argument("--data", metavar="FOLDER", default=absent, help="where data are kept (or JOINEDUP_DATA)")
    parser.add_argument("--port", metavar="N", type=_port, default=absent, help="where to serve (or JOINEDUP_PORT)")
    parser.add_argument("--as", metavar="EMAIL", dest="acting", default=absent, help="the user a command acts as")


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text} is not a port; give a number from 1 to 65535")
    return int(text)


def _run(command: Command, options: argparse.Namespace) -> int:
    module, function = command.run.split(":")
    if command.needs == "nothing":
        return _handler(module, function)(options) or 0
    from joinedup.front.acting import in_django

    return in_django(command, options, lambda: _handler(module, function))


def _handler(module: str, function: str) -> Callable[..., int | None]:
    found: Callable[..., int | None] = getattr(importlib.import_module(module), function)
    return found


def _explain(error: Exception, options: argparse.Namespace) -> int:
    """Print a sentence: the error's own when it was written for people, else where the details are."""
    code: Any = getattr(error, "exit_code", None)
    if code is not None:
        print(str(error), file=sys.stderr)
        return int(code)
    if isinstance(error, OSError) and error.filename:
        print(f"{error.filename}: {error.strerror}. Nothing was changed there.", file=sys.stderr)
        return 2
    details = _keep_details(options)
    print(
        f"Something went wrong that Joinedup did not expect ({type(error).__name__}). {details} "
        "Please report it with what you did.",
        file=sys.stderr,
    )
    return 70


def _keep_details(options: argparse.Namespace) -> str:
    folder = Path(getattr(options, "data", None) or os.environ.get("JOINEDUP_DATA") or ROOT / "var") / "log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "errors.log").open("a") as log:
            log.write(traceback.format_exc() + "\n")
    except OSError:
        return traceback.format_exc(limit=-1).strip().splitlines()[-1]
    return f"The details are in {folder / 'errors.log'}."


if __name__ == "__main__":
    sys.exit(main())
