"""`check`, `trail verify`, `version` and `database-roles`."""

import json
from argparse import Namespace

import joinedup


def version(options: Namespace) -> None:
    """Print the version."""
    print(f"Joinedup {joinedup.VERSION}")


def database_roles(options: Namespace) -> None:
    """Print the SQL for a PostgreSQL of one's own."""
    from joinedup.foundation.cluster import roles_script

    print(roles_script())


def check(options: Namespace) -> int:
    """Check the settings, the migrations and what the app role may do."""
    from django.core.checks import WARNING, run_checks
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from joinedup.foundation.hardening import Unsafe
    from joinedup.foundation.hardening import check as check_hardening
    from joinedup.front import case_wing

    found = [message.msg for message in run_checks() if message.level >= WARNING]
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        found.append("The database is older than the program: run ./joinedup migrate")
    else:
        try:
            with connection.cursor() as cursor:
                check_hardening(cursor)
                case_wing.check(cursor)
        except Unsafe as unsafe:
            found.append(str(unsafe))
    for sentence in found:
        print(sentence)
    print(f"{len(found)} to put right." if found else "All is well: settings, tables and the app role's rights.")
    return 1 if found else 0


def verify_trail(options: Namespace) -> int:
    """Recalculate every chain and compare it with the checkpoints; name the first bad row of each that does not hold."""
    from joinedup.foundation.trail import checkpoints, queries

    kept = checkpoints.read()
    reports = queries.verify(kept.points)
    broken = sum(not report.intact for report in reports)
    if options.json:
        told = {"intact": not broken and not kept.problems, "chains": [vars(r) for r in reports]}
        print(json.dumps(told | {"checkpoints": kept.count, "problems": kept.problems}, indent=2))
        return 1 if broken or kept.problems else 0
    for report in reports:
        print(f"{'intact' if report.intact else 'BROKEN'}  {report.chain}: {report.because}")
    for problem in kept.problems:
        print(f"BROKEN  {problem}")
    print(kept.words)
    print(f"{broken} of {len(reports)} chains are broken." if broken else f"All {len(reports)} chains are intact.")
    return 1 if broken or kept.problems else 0
