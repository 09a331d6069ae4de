"""What the coordinator completes and corrects of a case before a panel: it stands from then on, and the referral stays as it was."""
