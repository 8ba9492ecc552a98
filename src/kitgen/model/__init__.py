"""The model: what a workshop, a brand and a stock are, as frozen values; nothing here reads or writes files."""
