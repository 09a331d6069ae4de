"""Put the demonstration's partnerships into an empty database, all of them or none."""

import sys

import django

NOT_EMPTY = 3


def progress(sentence: str) -> None:
    """A line of its own; the launcher ends the last one with the time it took."""
    print(f"\n  {sentence}", end="", flush=True)


def main() -> int:
    """Load, unless partnerships are there that the demonstration did not bring."""
    django.setup()
    from django.utils import timezone

    from joinedup.front.demo.loading import INSTALLER, INVENTED, load
    from joinedup.partnership.queries import partnerships

    found = {line.key for line in partnerships(INSTALLER)}
    if found and INVENTED not in found:
        return NOT_EMPTY
    loaded = load(timezone.now(), progress)
    return 0 if loaded else NOT_EMPTY


if __name__ == "__main__":
    sys.exit(main())
