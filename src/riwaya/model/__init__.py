"""The records that the rooms meet as: pages, readings, claims, events, and the codebook's words."""
