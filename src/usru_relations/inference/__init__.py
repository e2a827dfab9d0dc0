"""What all reports together entail of the times of events, and why."""
