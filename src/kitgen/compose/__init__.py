"""Layouts and a view of the model go in, page markup with the lines it came from comes out."""
