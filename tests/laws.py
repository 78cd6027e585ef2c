"""How long laws are tried: ``CIP_LAWS`` says how many times as many examples as usual.

Usually each takes seconds. ``make long`` and the project's CI set it higher.
"""

import os
from typing import Any

from hypothesis import settings

SCALE = max(1, int(os.environ.get("CIP_LAWS", "1")))


def law(examples: int, **more: Any) -> settings:
    """Give the settings of a property: so many examples, times ``CIP_LAWS``."""
    return settings(max_examples=examples * SCALE, **more)
