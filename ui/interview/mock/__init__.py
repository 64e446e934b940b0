"""The mock interview: ten questions with a clock, and a report."""
