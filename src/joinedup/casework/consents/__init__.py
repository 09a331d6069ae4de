"""What people said about sharing, as facts of their own: what stands for a decision, and what ends when it is taken back."""
