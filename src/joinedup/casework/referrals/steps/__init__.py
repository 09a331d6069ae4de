"""What happened to a referral since it was sent, as its sender, its receivers and panels write it down."""
