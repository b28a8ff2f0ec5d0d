"""English yearly reports of governments and companies; ``language`` answers for this folder."""
