"""Rules about the options."""

import re
from collections.abc import Iterator
from functools import cache

from integration_appraisal.appraisal.appraise import Appraisal, anywhere, place_dependence_of
from integration_appraisal.engine.place_dependence import FOREGONE
from integration_appraisal.engine.ranks import SAME
from integration_appraisal.loading.catalogue import Catalogue
from integration_appraisal.model.option import Option
from integration_appraisal.rules.base import Hit
from integration_appraisal.rules.finding_places import blank, first_of, in_words

FEWEST_OPTIONS = 3  # the baseline, and two real choices
MOST_OPTIONS = 8  # about what a panel can keep apart: a shortlist of up to six, a baseline and a do-minimum
STRAW = 0.8  # worst on four criteria of five
TOLD_MORE = 1.5  # half as much again as the others
TOLD_FLOOR = 30  # words, a sentence or two: below this, more is no favour


@cache
def _looks_ahead() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:will|would|shall|going to|next|new|newly|after|until|soon|later|upcoming|coming|future|due|expect\w*"
        r"|forecast\w*|project(?:ed|ions?)|plan(?:s|ned)|expir\w+|grow\w*|ris(?:e|es|ing)"
        r"|(?:from|by)\s+(?:\w+\s+){0,2}(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )


@cache
def _stands_still() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:nothing\s+(?:will\s+|would\s+)?changes?|no\s+changes?|(?:stays?|remains?)\s+(?:the\s+same|unchanged))\b",
        re.IGNORECASE,
    )


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(r"\b(?:not|never|cannot)\b|n['\u2019]t\b", re.IGNORECASE)


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
        yield Hit(catalogue.locations["options", first.id].document, ("role",), message, at_value=True)


def not_one_baseline(catalogue: Catalogue) -> Iterator[Hit]:
    """All options are compared with what would happen anyway, and there is one such future.

    The Green Book calls it business as usual. Without a baseline nobody can say what an option adds, and with two
    everybody picks the one that suits. Give the role `baseline` to what happens if nothing is decided, and to nothing
    else.

    Bad (options/share.yaml):

        role: baseline  # <-

    Good (options/share.yaml):

        role: alternative
    """
    baselines = _baselines(catalogue)
    for option in baselines[1:]:
        message = f"`{baselines[0].id}` is the baseline already. Keep that role for what happens if nothing is decided."
        yield Hit(catalogue.locations["options", option.id].document, ("role",), message, at_value=True)
    if not baselines:
        first = catalogue.locations["options", next(iter(catalogue.options))]
        message = "no option has the role `baseline`. Give it to what happens if nothing is decided."
        yield Hit(first.document, ("role",), message, at_value=True)


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
    for option in _baselines(catalogue):
        said = " ".join(text for text in (option.summary, option.description) if text)
        if _says_that_nothing_changes(said):
            message = f"the baseline `{option.id}` says that nothing changes. Say what will happen without a decision."
        elif not _looks_ahead().search(said):
            message = (
                f"the baseline `{option.id}` does not look ahead. Say what will happen without a decision, and when."
            )
        else:
            continue
        document = catalogue.locations["options", option.id].document
        yield Hit(document, first_of(document, ("description",), ("summary",), ("role",)), message)


def straw_man(catalogue: Catalogue) -> Iterator[Hit]:
    """A baseline that is worst at nearly everything was made to lose, and makes any change look right.

    Critics of reorganisations look for an existing service that was designed to fail (European Services Strategy
    Unit), and the Scottish Capital Investment Manual wants criteria on which the present state can score above zero.
    What exists mostly does something well: it is known, it is cheap to keep, it disturbs nobody. Ask those who run it
    to score it, and see whether the criteria leave out what it is good at.

    Bad (options/stay.yaml):

        scores:  # <-
          reach: {score: 9, low: 8, high: 11}
          evenings: {score: 2, low: 1, high: 3}
          calm: {score: harsh}

    Good (options/stay.yaml):

        scores:
          reach: {score: 10, low: 9, high: 11}
          calm: {score: gentle}
    """
    cells = dict(zip(catalogue.options, anywhere(catalogue).result.cells, strict=True))
    columns = list(zip(*cells.values(), strict=True))
    for option in _baselines(catalogue):
        telling = [
            (value, column)
            for value, column in zip(cells[option.id], columns, strict=True)
            if max(column) - min(column) > SAME
        ]
        worst = sum(value <= min(column) + SAME for value, column in telling)
        if max(cells[option.id]) <= SAME:
            found = "is worth 0 on every criterion"
        elif telling and worst >= STRAW * len(telling):
            found = f"is worst on {worst} of the {len(telling)} criteria that tell options apart"
        else:
            continue
        message = f"the baseline `{option.id}` {found}. Ask those who run it to score it, and what it does well."
        yield Hit(catalogue.locations["options", option.id].document, ("scores",), message)


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
    last = catalogue.locations["options", list(catalogue.options)[-1]]
    do = "Sift them first, with a reason for each that goes" if count > MOST_OPTIONS else "Ask what else could answer"
    message = (
        f"the options number {count}, and this is the last; {FEWEST_OPTIONS} to {MOST_OPTIONS} are expected. {do}."
    )
    yield Hit(last.document, ("id",), message)


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
            yield Hit(catalogue.locations["options", option.id].document, ("contains",), message)


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
            yield Hit(appraisal.place.document, ("ruled_out", option, "reason"), message)


def told_more_fully(catalogue: Catalogue) -> Iterator[Hit]:
    """An option that is told at far greater length than the others is the favourite, and readers notice.

    The National Audit Office found analysis that was not applied alike to all options (*Option appraisal*, 2011). Give
    the others the same: what they are, and why each score. Counted are the words of the summary, the description and
    the reasons for scores; half as many again as the others' median is too many.

    Bad (options/share.yaml):

        description: >-  # <-
          The library shares rooms with the school. Readers come after lessons, and the school looks after the rooms.
          Pupils would meet readers of every age, parents would stay for a book when they fetch their children, and the
          hall could be used for readings on most evenings. The head has offered to lend two rooms at once, and the
          porter would open them at weekends, which no other place could match.

    Good (options/share.yaml):

        description: >-
          The library shares rooms with the school. Readers come after lessons, and the school looks after the rooms.
    """
    from statistics import median

    lengths = {name: _words(option) for name, option in catalogue.options.items()}
    for name, length in lengths.items():
        others = [other for own, other in lengths.items() if own != name]
        usual = median(others) if others else length
        if length > TOLD_MORE * usual and length - usual >= TOLD_FLOOR:
            document = catalogue.locations["options", name].document
            message = f"`{name}` is told in {length} words and the others in about {usual:g}. Tell all at like length."
            yield Hit(document, first_of(document, ("description",), ("summary",), ("scores",)), message)


def can_never_lead(catalogue: Catalogue) -> Iterator[Hit]:
    """An option that no weights can put first is there to lose, or to fill the table.

    Some other option, or a mixture of others, is at least as good whatever counts for people. Reviewers look for such
    dominated options first (*Multi-criteria analysis: a manual*). Check its scores with somebody who believes in it;
    see whether the criteria leave out what it is good at; or take it off and say why. The catalogue's own scores are
    looked at, before a place takes anything off. The baseline need not be able to win, so it is left out.

    Bad (options/repair.yaml):

        scores:  # <-
          welcome: {score: 58, low: 50, high: 65}

    Good (options/repair.yaml):

        scores:
          welcome: {score: 67, low: 55, high: 72}
    """
    from integration_appraisal.engine.optimality import never_lead

    cells = anywhere(catalogue).result.cells
    for row in never_lead(cells, [0.0] * len(cells), range(len(cells))):
        option = list(catalogue.options.values())[row]
        if option.role != "baseline":
            message = f"no weights can put `{option.id}` first. Check its scores, or say why it is on the table."
            yield Hit(catalogue.locations["options", option.id].document, ("scores",), message)


def foregone_conclusion(catalogue: Catalogue) -> Iterator[Hit]:
    """If one option wins nearly everywhere, the answer stood in the catalogue before anybody looked at a place.

    Two thousand places are drawn, with every level of every local factor as likely as the next. An option that is the
    best ready one in over 90% of them leaves a place nothing to decide, and critics will call the exercise
    predetermined. Look again at its scores, at what it relies on, and at the points of the factors. A catalogue
    without local factors says nothing about places and is left alone.

    Bad (options/share.yaml):

        scores:
          reach: {score: 17, low: 15, high: 19}
        name: Share with the school  # <-

    Good (options/share.yaml):

        scores:
          reach: {score: 13, low: 11, high: 16}
        name: Share with the school
    """
    if not catalogue.factors:
        return
    shares = place_dependence_of(catalogue)
    for name, share in shares.best_ready.items():
        if share > FOREGONE:
            message = (
                f"`{name}` is the best ready option in {100 * share:.1f} % of {shares.places:,} random places. "
                "Look again at its scores and at what it relies on."
            )
            yield Hit(catalogue.locations["options", name].document, ("name",), message)


def _baselines(catalogue: Catalogue) -> list[Option]:
    return [option for option in catalogue.options.values() if option.role == "baseline"]


def _says_that_nothing_changes(text: str) -> bool:
    """Whether a sentence says so; one that denies it does not."""
    sentences = re.split(r"[.!?;:]", text)
    return any(_stands_still().search(sentence) and not _denied().search(sentence) for sentence in sentences)


def _words(option: Option) -> int:
    """The length of what is told of an option: what it is, and why each score. What it relies on differs in kind."""
    told = (option.summary, option.description, *(score.rationale for score in option.scores.values()))
    return sum(len(text.split()) for text in told if text)
