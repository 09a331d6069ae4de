"""The register of sharing agreements: parties, purpose, review date, and the data protection impact assessment."""
