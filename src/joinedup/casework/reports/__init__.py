"""Reports of antisocial behaviour by several agencies about one case before a panel, and what was done to disrupt."""
