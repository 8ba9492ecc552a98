"""The press room: jobs go in, what sends them to a printer comes out."""
