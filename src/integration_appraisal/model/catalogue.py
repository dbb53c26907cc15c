"""The shapes of files that hold several options: a list of them in ``options/``, and a whole catalogue in one file."""

from pydantic import Field

from integration_appraisal.model.common import Many, Model
from integration_appraisal.model.criteria import CriteriaFile
from integration_appraisal.model.option import Option


class OptionsFile(Model):
    """Several options in one file."""

    options: Many[Option] = Field(description="The options.")


class CatalogueFile(CriteriaFile):
    """A whole catalogue in one file: the options beside all that they are judged by."""

    options: Many[Option] = Field(description="What can be chosen; each as in a file of its own.")
