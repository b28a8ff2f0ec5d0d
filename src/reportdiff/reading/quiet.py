"""Keeping libraries from speaking to the user: no log lines, no warnings, while they work for us.

The loggers named are muted for the length of the block and then put back; nothing else of the logging configuration
is touched. The lock makes that safe between threads; PDFium needs it as well, since it works for one thread at a time.
"""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

_ONE_AT_A_TIME = threading.RLock()


@contextmanager
def quiet(*loggers: str) -> Iterator[None]:
    """Mute the named loggers, and warnings, for the length of the block."""
    with _ONE_AT_A_TIME, warnings.catch_warnings(), ExitStack() as undo:
        warnings.simplefilter("ignore")
        for name in loggers:
            _mute(logging.getLogger(name), undo)
        yield


def _mute(logger: logging.Logger, undo: ExitStack) -> None:
    silence = logging.NullHandler()
    undo.callback(setattr, logger, "handlers", logger.handlers)
    undo.callback(setattr, logger, "propagate", logger.propagate)
    logger.handlers = [silence]
    logger.propagate = False
