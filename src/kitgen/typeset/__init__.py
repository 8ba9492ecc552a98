"""Page markup goes in, pages set in a look and a brand, drawn through one door to a PDF, come out."""
