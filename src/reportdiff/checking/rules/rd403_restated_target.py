"""RD403: targets told otherwise than they were set."""

from __future__ import annotations

from reportdiff.checking.views import View
from reportdiff.model import Severity


class RestatedTarget(View):
    """A target “done” or “overfulfilled” that is not the target that last year's report set.

    Only the number is compared: a target of 3万人以上 and one of 3万人 are the same.

    Found: 城镇新增就业2.6万人，超额完成2.5万人的年度目标, after a target of 3万人. Not found: 完成3万人的年度目标.
    """

    code = "RD403"
    name = "restated-target"
    severity = Severity.WARNING
    kinds = ("set", "promised")
