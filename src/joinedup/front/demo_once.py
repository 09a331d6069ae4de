"""Put the demonstration's partnerships into an empty database, all of them or none."""

import sys

import django

NOT_EMPTY = 3


def main() -> int:
    """Load unless partnerships are there."""
    django.setup()
    from django.db import transaction

    from joinedup.front import demo
    from joinedup.partnership.queries import any_partnership

    with transaction.atomic():
        if any_partnership():
            return NOT_EMPTY
        demo.load()
    return 0


if __name__ == "__main__":
    sys.exit(main())
