"""Research requests: what agencies hold about a case before a panel, asked with a due time and chased."""
