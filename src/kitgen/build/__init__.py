"""The fifth floor: the order of the stages, the room's arithmetic, and what is written to disk."""
