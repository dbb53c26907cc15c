"""Words that rules look for, and what a text says: nothing, a phrase, or several sentences.

Each list is a pattern for ``re``, which compiles it when it is first looked for and keeps it.
"""

import re

from integration_appraisal.model.common import Source

MONEY = (
    r"(?i)[£$€]|\b(?:cost(?:s|ly|ed|ing)?|cheap\w*|expensive|price[sd]?|saving|savings|budget\w*|afford\w*|money|spend\w*"
    r"|spent|expenditure|financ\w*)\b"
)
LOOKS_AHEAD = (
    r"(?i)\b(?:will|would|shall|going to|next|new|newly|after|until|soon|later|upcoming|coming|future|due|expect\w*"
    r"|forecast\w*|project(?:ed|ions?)|plan(?:s|ned)|expir\w+|grow\w*|ris(?:e|es|ing)"
    r"|(?:from|by)\s+(?:\w+\s+){0,2}(?:19|20)\d\d)\b"
)
STANDS_STILL = (
    r"(?i)\b(?:nothing\s+(?:will\s+|would\s+)?changes?|no\s+changes?"
    r"|(?:stays?|remains?)\s+(?:the\s+same|unchanged))\b"
)
DENIED = r"(?i)\b(?:not|never|cannot)\b|n['\u2019]t\b"

# Verbs of arranging, at the beginning of a name: they say what organisations do, and not what is better for people.
ARRANGING = r"""(?ix)(?:to\s+)?(?:
        adopt|agree|align|appoint|co-?locat|commission|creat|develop|draft|establish|implement|integrat|introduc|launch
        |merg|outsourc|pool|procur|publish|re-?structur|re-?organi[sz]|recruit|re-?tender|tender
    )(?:e|ing)?\b
    |(?:to\s+)?(?:
        set(?:ting)?\ up|roll(?:ing)?\ out|put(?:ting)?\ in\ place|bring(?:ing)?\ together|join(?:ing)?\ up
    )\b
"""
# Words that are about nothing in particular.
ORDINARY = (
    "about across after again against along among another around because before behind being below between could "
    "different during either enough every everybody everyone first further going large larger later likely makes "
    "making means might never often other others people place places quite rather really shall should since small "
    "still their there these thing things think those though through today together towards under until using "
    "wants where whether which while whole whose within without works would"
)
CHANGE = (
    r"(?i)\b(?:reduc\w*|f[ae]ll\w*|cut\w*|ris(?:e|es|en|ing)|rose|increas\w*|decreas\w*|improv\w*|sav(?:e|ed|es|ings?)"
    r"|drop\w*|lower\w*|higher|better|worse|gr[eo]w\w*|gain\w*|shorter|(?:fewer|less|more)(?!\s+than\s+\d))\b"
)
REPORTING = (
    r"(?i)\b(?:respondents?|report(?:s|ed|ing)?|sa(?:id|ys?|w)|shares?\s+of|f[ee]lt|feel|told|asked|answer\w*"
    r"|repl(?:y|ied)|believed?|thought|agreed?|surveys?|surveyed|opinions?|snapshot)\b"
)
DOUBT = (
    r"(?i)\b(?:close|closely|tie|ties|tied|tying|narrow\w*|just|slim|slight\w*|margin\w*|nearly|almost|equal|equally"
    r"|condition\w*|ready|readiness|lack\w*|depend\w*|provided\s+that|subject\s+to"
    r"|if|unless|until|once|although|though|however|doubt\w*|unsure|uncertain\w*)\b"
)
RANKING = (
    r"(?i)\b(?:rank\w*|first|second|third|leaders?|leads|leading|ahead|behind|highest|top|values?|scor\w+|figures?"
    r"|points?|although|though|rather|instead|despite|nevertheless|outweigh\w*|not\s+follow\w*)\b"
)

# For texts in small letters, which keeps it quick to compile and to search: ``score`` waits for it.
_NUMBER = r"\d+(?:[.,]\d+)?|two|three|four|five|six|seven|eight|nine|ten|many|several|[nx]"
_TIMES = rf"(?:twice|thrice|double|(?:{_NUMBER})[\s-]*(?:times|×|x))"
_MERIT = r"good|effective|valuable|beneficial|useful|strong|successful|worthwhile|attractive|suitable"
MULTIPLIED = (
    rf"\b(?:{_TIMES}\s+(?:better|worse|stronger|(?:as|more)\s+(?:{_MERIT})|the\s+(?:value|benefit|score)s?)"
    rf"|half\s+as\s+(?:{_MERIT}))\b"
)
# Without one of these there is nothing to look for.
MULTIPLYING = ("times", "twice", "thrice", "double", "half as", "×", "x ")


def blank(text: str | None) -> bool:
    """Whether nothing is said: no text, or nothing but spaces."""
    return not (text or "").strip()


def lacking(rationale: str | None, source: Source | None) -> str | None:
    """What is missing of a rationale and a source, in words that follow "has"; None where both are there."""
    absent = [name for name, missing in (("rationale", blank(rationale)), ("source", source is None)) if missing]
    return " and ".join(f"no {name}" for name in absent) or None


def mentions(text: str, phrase: str) -> bool:
    """Whether a text has a phrase, as whole words; capitals and line breaks do not matter."""
    said, sought = plain(text), plain(phrase)
    return sought in said and re.search(rf"(?<!\w){re.escape(sought)}(?!\w)", said) is not None


def plain(text: str | None) -> str:
    """A text in small letters, on one line."""
    return " ".join((text or "").casefold().split())


def sentences(text: str) -> list[str]:
    """A text sentence by sentence."""
    return re.split(r"(?<=[.!?])\s+", text)


def in_words(names: list[str]) -> str:
    """Ids in backticks as part of a sentence: one, two and three."""
    quoted = [f"`{name}`" for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
