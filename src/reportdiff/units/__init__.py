"""Units: the forms in which a language writes them, and what the registry makes of two of them."""
