"""A catalogue: options and everything they are judged by, and where each entry stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from os.path import normpath
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from integration_appraisal.documents.document import Data, Document, Path
from integration_appraisal.findings import shown
from integration_appraisal.loading.digest import as_text, digest
from integration_appraisal.model.common import Acceptance
from integration_appraisal.model.criteria import About
from integration_appraisal.model.option import Option


class Location(NamedTuple):
    """Where an entry stands: in which file, and where in it."""

    document: Document
    path: Path


@dataclass(frozen=True)
class Catalogue:
    """Options and criteria by id: options in the order of their numbers, all others in the order of the files.

    ``folder``, or the one file that it is, is for reading only; ``files`` are the real paths of what was read.
    ``accepts`` has the places under which authors accept findings: all of a file, or an option of a list.

    Where some file has errors, what could be read is here all the same, so that other files can be checked against it;
    ``declared`` then also has the ids of entries that could not be read, and ``unread`` the lists about which nothing
    can be said. Two are equal when their folders and their data are; all else follows from these.
    """

    folder: str
    about: About = field(compare=False)
    options: Mapping[str, Option] = field(compare=False)
    lists: Mapping[str, Mapping[str, Any]] = field(compare=False)
    declared: Mapping[str, frozenset[str]]
    locations: Mapping[tuple[str, str], Location] = field(repr=False, compare=False)
    unread: frozenset[str]
    data: Mapping[str, Data] = field(repr=False)
    accepts: tuple[tuple[Document, Path, tuple[Acceptance, ...]], ...] = field(repr=False, compare=False)
    files: tuple[str, ...] = field(default=(), compare=False)

    def __hash__(self) -> int:  # cheap: what is worked out for a catalogue is kept by it
        return hash(self.folder)

    @cached_property
    def digest(self) -> str:
        """The digest of all its data, whatever the files are laid out like."""
        return digest(self._text)

    def digest_with(self, local: Data) -> str:
        """The digest over it and a local file's data."""
        return digest(f'{{"catalogue":{self._text},"local":{as_text(local)}}}')

    @cached_property
    def _text(self) -> str:
        return as_text(dict(self.data))

    @property
    def criteria(self) -> Mapping[str, Any]:
        """Criteria by id."""
        return self.lists["criteria"]

    @property
    def factors(self) -> Mapping[str, Any]:
        """Local factors by id."""
        return self.lists["local_factors"]

    @property
    def groups(self) -> Mapping[str, Any]:
        """Groups of criteria by id."""
        return self.lists["groups"]

    @property
    def weighs_groups(self) -> bool:
        """Whether groups have weights, and those of criteria are shares within their group."""
        return any(group.weight is not None for group in self.groups.values())

    @property
    def title(self) -> str:
        """The catalogue's title, or its folder's name where it has none."""
        try:
            return self.about.title or shown(FilePath(normpath(FilePath(self.folder).absolute())).name, 255)
        except OSError:  # we stand in a folder that has been removed
            return self.folder

    def has_sound(self, name: str, identity: str, part: str) -> bool:
        """Whether an entry of a list could be read and a part of it has no fault: other things can be held to it."""
        if identity not in self.lists[name]:
            return False
        location = self.locations[name, identity]
        return location.document.is_sound((*location.path, part))

    def knows(self, name: str, identity: str) -> bool:
        """Whether an id of a list (or of ``options``) is declared, or can't be said not to be."""
        if not self.declared[name] and name in ("options", "criteria"):  # a catalogue without any has been told so
            return True
        return name in self.unread or identity in self.declared[name]
