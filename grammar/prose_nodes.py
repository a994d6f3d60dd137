"""What the prose of a report says in figures: statements, lists of parts, shares."""

from .records import NamedTuple
from .source import Span


class Figure(NamedTuple):
    """A number as written: its value, its measure word (empty when none), the words before it.

    ``exact`` is false for 60余条, 约60条; the value is 0 then where it cannot be told (几百条).
    """

    value: int | float
    exact: bool
    measure: str
    label: str
    span: Span


class Statement(NamedTuple):
    """Prose says how often something happened: ``subject`` and ``fact`` are keys of the form.

    ``denied``: it says that nothing did (``value`` is 0). ``period`` is ``reported`` (the report's year), ``other``
    (another year, a part of the year, several years), ``compared`` or ``planned``; ``whose`` is ``own``, ``area``
    (all bodies of a place) or ``other``. ``limited``: only some are counted (of a channel, a kind of applicant);
    ``total``: it says that all are; ``listed``: it stands in a list of parts. ``also`` are the other subjects that
    share the number (复议、诉讼均为0). ``sentence`` is the sentence's text (of an endless one the beginning),
    ``paragraph`` the paragraph's index.
    """

    subject: str
    fact: str
    value: int
    exact: bool
    denied: bool
    period: str
    whose: str
    limited: bool
    total: bool
    listed: bool
    measure: str
    also: tuple[str, ...]
    span: Span
    sentence: str
    paragraph: int

    @property
    def plain(self) -> bool:
        """Whether it is an exact figure of the reporting body for the whole of the reported year."""
        return self.exact and self.period == "reported" and self.whose in ("own", "government") and not self.limited


class Listing(NamedTuple):
    """A total and the parts it is said to have; ``opener`` is the word between them (empty: a bracket).

    ``open``: the list says that it is not whole (等, 主要); ``overlaps``: the parts are said to be counted twice;
    ``breaks``: how many parts come before each place where they are set apart by more than a 、. ``results``: the
    subject, where the total is what came in and the parts are what became of it.
    """

    total: Figure
    parts: tuple[Figure, ...]
    opener: str
    breaks: tuple[int, ...]
    open: bool
    overlaps: bool
    results: str = ""


class Shares(NamedTuple):
    """Percentages listed one after the other; ``open`` and ``overlaps`` as for a listing."""

    parts: tuple[Figure, ...]
    open: bool
    overlaps: bool
    span: Span


class Figures(NamedTuple):
    """All that the prose of a report says in figures, in the order of the text."""

    statements: tuple[Statement, ...]
    listings: tuple[Listing, ...]
    shares: tuple[Shares, ...]
