"""Which records of several agencies are the same person: prepared, compared, clustered, explained.

    from joinedup_core.linkage.engine import DuckEngine
    from joinedup_core.linkage.link import link_files

Built on Splink 5 (DuckDB on one machine, Spark at scale, from the same settings). Nothing here is loaded until it
is asked for. What it says is "possibly the same person" until somebody confirms it.
"""
