"""What was sent to an agency that has nobody on the case, or to those whom a stage of a disagreement names: read and answered here."""
