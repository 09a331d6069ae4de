"""What the prover compares of panels and referrals."""
