"""Papers by version, restricted papers, packs."""
