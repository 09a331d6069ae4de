"""The embedded PostgreSQL: started, watched and stopped by Joinedup itself; and the check of somebody else's.

Plain Python (no Django), because it runs before Django can. docs/decisions/our-own-cluster-manager.md
says why it exists.
"""

from .addresses import django_database, read_address
from .home import Home
from .outside import check_outside
from .problem import Problem
from .roles import DATABASE, roles_script
from .server import Cluster

__all__ = ["DATABASE", "Cluster", "Home", "Problem", "check_outside", "django_database", "read_address", "roles_script"]
