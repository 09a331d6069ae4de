"""Print the permission table, to be approved: PYTHONPATH=src python -m tests.house.permissions > tests/house/permissions.txt"""

from joinedup_core.permits import table

if __name__ == "__main__":
    print(table(), end="")
