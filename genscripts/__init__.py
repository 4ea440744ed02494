"""Scripts that write shipped data from its sources; what they write is committed, too."""
