"""What comes with the program: catalogues, templates and fonts."""

from pathlib import Path


def data_folder(name: str) -> Path:
    """A bundled folder, such as options or templates: in the wheel, or at the root of a checkout.

    Raises FileNotFoundError if neither is there, which only a broken installation can cause.
    """
    package = Path(__file__).parent.parent
    bundled = package / "_data" / name
    if bundled.is_dir():
        return bundled
    root = package.parent.parent
    if (root / name).is_dir() and (root / "src" / package.name).is_dir():
        return root / name
    raise FileNotFoundError(f"{name}: neither in {bundled.parent} nor in {root}. Install the package again.")


CATALOGUES = {"integration": ".", "place": "catalogues/place"}
"""The bundled catalogues by name, each with its folder or file below the root of the data; the first is the default."""


def bundled_catalogue(name: str) -> Path:
    """Where a bundled catalogue is: one of CATALOGUES."""
    return data_folder("options").parent / CATALOGUES[name]


def default_catalogue() -> Path:
    """The catalogue that is used where none is named."""
    return bundled_catalogue(next(iter(CATALOGUES)))


def read_template(name: str) -> str:
    """One of our own templates."""
    return (data_folder("templates") / name).read_text("utf-8")


def font_files() -> list[str]:
    """The fonts that we ship, for pictures in documents."""
    return sorted(str(path) for path in (data_folder("templates") / "fonts").glob("*.ttf"))
