"""The top floor: commands, what they show while they work, and how they answer."""
