"""Updates of an action through an e-mailed link, by an agency without an account."""
