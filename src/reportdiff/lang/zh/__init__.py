"""Chinese government work reports; ``language`` answers for this folder."""
