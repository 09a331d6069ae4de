"""Forms such as a risk checklist: which there are, answering one for a person on a case, completing, correcting, printing."""
