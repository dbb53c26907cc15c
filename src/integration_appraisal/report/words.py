"""Small words that every report uses alike."""

from collections.abc import Sequence


def one_decimal(number: float) -> str:
    """A number with one decimal, no negative zero."""
    text = f"{number:.1f}"
    return "0.0" if text == "-0.0" else text


def points(number: float) -> str:
    """Points in a sentence: ``8.5 points``, ``1 point``."""
    text = plain(number)
    return f"{text} point" if text == "1" else f"{text} points"


def plain(number: float) -> str:
    """A number in a sentence: one decimal at most. What would round to nothing is said to be less than 0.1."""
    text = one_decimal(number)
    if text == "0.0" and number > 0:
        return "less than 0.1"
    return text.removesuffix(".0")


def on_scale(score: float | str | None) -> str:
    """A score in words; numbers below 1 keep three digits, since a scale may run from 0 to 1."""
    if score is None or isinstance(score, str):
        return score or ""
    return plain(score) if abs(score) >= 1 or score == 0 else f"{score:.3g}"


def percent(share: float) -> str:
    """A share in a sentence, in whole per cent where that says enough."""
    text = plain(100 * share)
    return f"{text}%"


def joined(words: Sequence[str]) -> str:
    """Words in a sentence: ``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:  # noqa: PLR2004 - two make a pair
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 error``, ``2 errors``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def sentence(text: str) -> str:
    """Text that ends with a full stop and begins with a capital."""
    text = text.strip()
    if not text:
        return text
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…" else ".")
