"""What a name is made of: the spelling in which names are compared, how alike two are, the concepts that they are names of."""
