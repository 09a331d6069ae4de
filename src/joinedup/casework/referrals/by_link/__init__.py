"""An agency outside the system says by an e-mailed link that a referral arrived. The link shows nothing of it."""
