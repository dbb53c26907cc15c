"""Rules about the question and the outcomes."""

import re
from collections.abc import Iterator

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.rules.base import WARNING, Hit, rule
from integration_appraisal.rules.finding_places import first_of
from integration_appraisal.rules.language import ARRANGING, blank

FEWEST_WORDS = 3  # "Which site?" names a choice; a question also says what for


@rule("P101", WARNING, "The question is missing")
def question_missing(appraisal: Appraisal) -> Iterator[Hit]:
    """Without a question, options are answers to nothing, and any of them can be called the best.

    Reviewers look first for what the change is for (HM Treasury Green Book; its review of 2020 blames weak cases on
    unclear objectives). Write the question in a sentence, before the options are scored, and so that more than one
    option could be the answer.

    Bad (local.yaml):

        question:  # <-

    Good (local.yaml):

        question: Where can more people use a library?
    """
    question, document = appraisal.local.question, appraisal.file.document
    words = (question or "").split()
    if len(words) >= FEWEST_WORDS:
        return
    if words:
        message = (
            "this question is too short to say what is asked. Write it as a sentence: who is to be better off, how?"
        )
        yield Hit(document, ("question",), message, at_value=True)
    else:
        message = "there is no `question`. Write in a sentence what the options are to answer: who is to be better off?"
        yield Hit(document, first_of(document, ("question",), ("area",)), message)


@rule("P102", WARNING, "No outcomes are named")
def outcomes_missing(appraisal: Appraisal) -> Iterator[Hit]:
    """Options are ways to get somewhere, and without outcomes nobody can say afterwards whether they did.

    The Green Book asks for a few objectives that can be measured, agreed before options are looked for. Name what is
    to be better for people, with how it is measured, where it stands today and where it should stand.

    Bad (local.yaml):

        outcomes: []  # <-

    Good (local.yaml):

        outcomes:
          - {name: More people use the library, measure: Visits in a week, baseline: 800, target: 1200}
    """
    if not appraisal.local.outcomes:
        document = appraisal.file.document
        message = "no `outcomes` are named. Say what is to be better for people, and how it is measured."
        yield Hit(document, first_of(document, ("outcomes",), ("area",)), message)


@rule("P103", WARNING, "An outcome has no measure")
def outcome_unmeasured(appraisal: Appraisal) -> Iterator[Hit]:
    """An outcome that nobody measures can't be missed, so it can't be reached either.

    Reviewers of the Green Book found that cases fail for want of objectives that can be checked later. Say what is
    counted, by whom and how often; a survey or a plain count will do.

    Bad (local.yaml):

        outcomes:
          - name: More people use the library  # <-
            target: Many more

    Good (local.yaml):

        outcomes:
          - name: More people use the library
            measure: Visits in a week
            target: 1200
    """
    for index, outcome in enumerate(appraisal.local.outcomes):
        if blank(outcome.measure):
            message = "this outcome has no `measure`. Say what is counted to know whether it came about."
            yield Hit(appraisal.file.document, ("outcomes", index, "measure"), message)


@rule("P104", WARNING, "A means is stated as an outcome")
def means_as_outcome(appraisal: Appraisal) -> Iterator[Hit]:
    """An outcome that is something to arrange makes the option that arranges it win by definition.

    Ends come before means: a board, a pool or a contract is what an option does, and what people get from it is the
    outcome. Ask what the arrangement is for, and name that. A name that begins with a verb such as set up, create,
    appoint, merge, introduce or agree is taken for a means.

    Bad (local.yaml):

        outcomes:
          - name: Set up a joint board for the library  # <-
            measure: Meetings in a year

    Good (local.yaml):

        outcomes:
          - name: More people use the library
            measure: Visits in a week
    """
    for index, outcome in enumerate(appraisal.local.outcomes):
        verb = re.match(ARRANGING, outcome.name.strip())
        if verb:
            message = (
                f"this outcome begins with “{verb[0].lower()}”, which is a means. "
                "Name what it is to make better for people."
            )
            yield Hit(appraisal.file.document, ("outcomes", index, "name"), message, at_value=True)
