"""Finished files go in; what is to be said of them comes out."""
