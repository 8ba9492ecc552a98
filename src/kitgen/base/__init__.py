"""The ground floor: where things come from, what can be wrong with them, and how long they are."""
