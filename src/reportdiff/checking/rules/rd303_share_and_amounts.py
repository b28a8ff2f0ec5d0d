"""RD303: a share beside the two amounts that it is of."""

from __future__ import annotations

from reportdiff.checking.rule import Checked
from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class ShareAndAmounts(View):
    """A stated share that the two stated amounts do not give.

    The whole stands before 其中, is said to be one (总…, 全省…), or stands beside the share (占全部120万吨的25%).

    Found: 总产量120万吨，其中外销30万吨、占35%. Not found: 占25%, 占近三成, or where there are two wholes to choose from.
    """

    code = "RD303"
    name = "share-and-amounts"
    severity = Severity.ERROR
    kinds = ("share", "ratio")

    def shows(self, relation: Relation, checked: Checked) -> bool:
        """How many times as much something has become is RD304's."""
        return "from-to" not in relation.cue
