"""Languages: each a folder of data that an economist can read and extend; no code."""
