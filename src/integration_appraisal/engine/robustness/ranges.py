"""What is uncertain: the honest ranges around scores and levels."""

from integration_appraisal.engine.problem import Ranges as Ranges  # noqa: PLC0414 - here for now
