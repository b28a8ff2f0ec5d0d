"""How seldom a process of the program's own looks for values that hold each other and nobody else holds: those of reports never do.

The collector of the interpreter goes through all values that there are, again and again as they become more. With ordinary
thresholds that is a twentieth of what a comparison takes, and a fourth of it with reports of a thousand pages. Thresholds belong to
a process: whoever imports the library sets them, or leaves them, as he likes.
"""

import gc

_VALUES, _YOUNG, _OLD = 50_000, 20, 50  # new values before the youngest are looked through; how often that before older ones are


def collect_seldom() -> None:
    """Sets the thresholds of the collector for the whole process."""
    gc.set_threshold(_VALUES, _YOUNG, _OLD)
