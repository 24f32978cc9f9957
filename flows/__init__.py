"""Flows: the order of the stages. Importing this sets Prefect's defaults for the project.

They are defaults: an environment variable or a Prefect profile of the user's wins.
"""

import os

_DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",  # no calls home
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",  # a first start makes its database: 8 to 28 s
    # The ephemeral server drops task runs it has not written at exit unless both batches are small and equal.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "1",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "1",
}

for _name, _value in _DEFAULTS.items():
    os.environ.setdefault(_name, _value)
