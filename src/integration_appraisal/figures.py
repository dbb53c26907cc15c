"""Numbers as people write them."""


def exact(number: float, *, thousands: bool = False) -> str:
    """A number with all its digits: no exponent, no zeros after the last digit that counts, no negative zero."""
    digits, _, exponent = repr(float(number)).partition("e")
    decimals = max(0, len(digits.partition(".")[2]) - int(exponent or 0))
    text = f"{number:{',' if thousands else ''}.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
