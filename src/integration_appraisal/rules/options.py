"""Rules about the options."""

import re
from collections.abc import Iterator

from integration_appraisal.appraisal.appraise import Appraisal
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.rules.base import ERROR, WARNING, Hit, hit_in, rule
from integration_appraisal.rules.finding_places import baselines, first_in_option
from integration_appraisal.rules.language import DENIED, LOOKS_AHEAD, STANDS_STILL, blank, in_words

FEWEST_OPTIONS = 3  # the baseline, and two real choices
MOST_OPTIONS = 8  # about what a panel can keep apart: a shortlist of up to six, a baseline and a do-minimum


@rule("P111", WARNING, "No option is a do-minimum")
def no_do_minimum(catalogue: Catalogue) -> Iterator[Hit]:
    """Between doing nothing and doing much there is a least that would meet the need, and reviewers ask what it is.

    HM Treasury's Green Book wants a do-minimum on every shortlist: the option that meets the core requirements and no
    more. It shows what each further step adds. Give the role `do_minimum` to the option that is the least, or add one.

    Bad (options/repair.yaml):

        role: alternative  # <-

    Good (options/repair.yaml):

        role: do_minimum
    """
    options = list(catalogue.options.values())
    if not any(option.role == "do_minimum" for option in options):
        first = next((option for option in options if option.role != "baseline"), options[0])
        message = "no option has the role `do_minimum`. Give it to the one that does the least that meets the need."
        yield hit_in(catalogue, ("options", first.id), ("role",), message, at_value=True)


@rule("P112", ERROR, "There is more than one baseline")
def more_than_one_baseline(catalogue: Catalogue) -> Iterator[Hit]:
    """All options are compared with what would happen anyway, and there is one such future.

    The Green Book calls it business as usual. With two baselines everybody picks the one that suits. Give the role
    `baseline` to what happens if nothing is decided, and to nothing else.

    Bad (options/share.yaml):

        role: baseline  # <-

    Good (options/share.yaml):

        role: alternative
    """
    with_role = baselines(catalogue)
    for option in with_role[1:]:
        message = f"`{with_role[0].id}` is the baseline already. Keep that role for what happens if nothing is decided."
        yield hit_in(catalogue, ("options", option.id), ("role",), message, at_value=True)


@rule("P124", WARNING, "No option is the baseline")
def no_baseline(catalogue: Catalogue) -> Iterator[Hit]:
    """Where something happens anyway, nobody can say what an option adds until that stands beside the others.

    The Green Book wants business as usual on every shortlist. Give the role `baseline` to what happens if nothing is
    decided, and add that option if it is missing. Among sites, bids or projects nothing may happen anyway; then accept
    the finding and say so. No result compares options with a baseline where there is none.

    Bad (options/stay.yaml):

        role: alternative  # <-

    Good (options/stay.yaml):

        role: baseline
    """
    if not baselines(catalogue):
        message = "no option has the role `baseline`. Give it to what happens if nothing is decided, or accept this."
        yield hit_in(catalogue, ("options", next(iter(catalogue.options))), ("role",), message, at_value=True)


@rule("P113", WARNING, "The baseline does not look forward")
def baseline_stands_still(catalogue: Catalogue) -> Iterator[Hit]:
    """The world moves on whatever is decided, so a baseline that stays as today makes every option look bold.

    The baseline is what will happen without a decision: contracts end, laws come in, demand grows, staff retire. Say
    so in its summary or description, with dates where there are any. Words such as will, after, next and expected, or
    a year, are what this rule looks for.

    Bad (options/stay.yaml):

        description: Nothing changes. The library stays in the old hall with the hours and the staff that it has.  # <-

    Good (options/stay.yaml):

        description: The library stays. The lease will run out in two years, and the hours are to be cut after that.
    """
    for option in baselines(catalogue):
        said = " ".join(text for text in (option.summary, option.description) if text)
        if _says_that_nothing_changes(said):
            message = f"the baseline `{option.id}` says that nothing changes. Say what will happen without a decision."
        elif not re.search(LOOKS_AHEAD, said):
            message = (
                f"the baseline `{option.id}` does not look ahead. Say what will happen without a decision, and when."
            )
        else:
            continue
        yield Hit(*first_in_option(catalogue, option.id, "description", "summary", "role"), message)


@rule("P115", WARNING, "Too few or too many options")
def too_few_or_many(catalogue: Catalogue) -> Iterator[Hit]:
    """Two options are a yes or no, and more than eight can't be kept apart by anyone.

    Council reports ask for three at least, doing nothing among them; the Scottish Capital Investment Manual for a
    shortlist of three to six beside the present state. Where there are more, sift them first against what any option
    must meet, and record why each one went. Where there are fewer, ask what else could answer the question.

    Bad (options/ninth.yaml):

        id: ninth  # <-
        number: 9
        name: Share with the ninth school in town

    Good (options/share.yaml):

        id: share
        number: 4
        name: Share with the school
    """
    count = len(catalogue.options)
    if FEWEST_OPTIONS <= count <= MOST_OPTIONS:
        return
    do = "Sift them first, with a reason for each that goes" if count > MOST_OPTIONS else "Ask what else could answer"
    message = (
        f"the options number {count}, and this is the last; {FEWEST_OPTIONS} to {MOST_OPTIONS} are expected. {do}."
    )
    yield hit_in(catalogue, ("options", list(catalogue.options)[-1]), ("id",), message)


@rule("P116", WARNING, "One option lives inside another")
def one_inside_another(catalogue: Catalogue) -> Iterator[Hit]:
    """Options are rivals, and one that can live inside another is no rival to it.

    A panel that ranks a plan against a part of the plan compares things of two sizes, and a close result between them
    means nothing. Set apart what is chosen first from what is chosen inside it, or combine the two into one option. If
    both must stand in one table, accept the finding; the result then says which options are no rivals.

    Bad (options/share.yaml):

        contains:  # <-
          - repair

    Good (options/share.yaml):

        contains: []
    """
    for option in catalogue.options.values():
        if option.contains:
            inside = in_words(list(option.contains))
            message = f"{inside} can live inside `{option.id}`, so they are no rivals. Compare options of one size."
            yield hit_in(catalogue, ("options", option.id), ("contains",), message)


@rule("P117", WARNING, "An option is ruled out without a reason")
def ruled_out_unreasoned(appraisal: Appraisal) -> Iterator[Hit]:
    """An option that goes without a reason is the one that its friends will ask about in public.

    Courts have looked hard at options that were dropped before people were asked, and a fair consultation gives
    reasons that can be judged (the Gunning principles). The Green Book wants a reason on record for each decision. Say
    why the option is off the table, at which stage, and who decided.

    Bad (local.yaml):

        ruled_out:
          repair:  # <-
            stage: Long list

    Good (local.yaml):

        ruled_out:
          repair:
            reason: The owner will not renew the lease, so nothing can be mended there after next year.
            stage: Long list
            by: The council
    """
    for option, out in appraisal.local.ruled_out.items():
        if blank(out.reason):
            message = f"`{option}` is ruled out without a `reason`. Say why, at which stage, and who decided."
            yield Hit(appraisal.file.document, ("ruled_out", option, "reason"), message)


def _says_that_nothing_changes(text: str) -> bool:
    """Whether a sentence says so; one that denies it does not."""
    sentences = re.split(r"[.!?;:]", text)
    return any(re.search(STANDS_STILL, sentence) and not re.search(DENIED, sentence) for sentence in sentences)
