"""The register check: findings over several registers, each with its row and a one-click correction."""
