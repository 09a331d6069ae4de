"""What boards owe each other: cross-board rules and whether they are met."""
