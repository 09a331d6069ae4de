"""What a partnership settles about access to cases: each setting with where its usual value is from, and what is doubtful."""
