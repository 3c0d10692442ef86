"""What one document says: sourced claims with speaker, hedge and exact quote."""
