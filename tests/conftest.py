"""How laws are tried: with the same examples in CI and before a change lands, with new ones where somebody looks for more.

`HYPOTHESIS_PROFILE=explore make test` tries ten times as many, new ones each time; what it finds becomes an `@example`.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A machine that is busy must not fail a law: how long an example takes is not what these tests are about.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
