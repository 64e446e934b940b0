"""What a loss does to training: objectives, descent, lowest points, stability."""
