"""kitgen turns workshop content and page layouts into a printable kit."""

__version__ = "0.1.0"
