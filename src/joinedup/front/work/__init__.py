"""My work, the chair's page and an agency's page: what waits for whom, from every room."""
