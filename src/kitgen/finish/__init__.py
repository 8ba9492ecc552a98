"""Finished files go in: what people have filled in comes out."""
