"""A standard: the form that a kind of report must have, as data."""

from collections.abc import Mapping

from ..grammar.form import Form
from ..grammar.labels import fold
from ..grammar.records import NamedTuple
from .rule import Rule


class Identity(NamedTuple):
    """Of a table, in each row or each column: the sum of the cells ``left`` equals the sum of the cells ``right``.

    ``left``, ``right`` and ``at`` (where a finding stands) are column keys when ``each`` is ``row``, row keys when it
    is ``column``; ``rule`` is the code of the rule that judges it.
    """

    rule: str
    table: str
    each: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    at: str


class Continuity(NamedTuple):
    """Between a body's reports of two successive years: ``left`` ``sign`` ``right`` in each row or column of a table.

    Each side is a sum of (year, key) pairs: 0 for the report itself, -1 for the one of the year before, and a column
    key when ``each`` is ``row``, else a row key. ``sign`` is ``=``, ``≤`` or ``≥``; ``at`` is the key of this year's
    cell at which a finding stands, ``last`` that of the year before which it is compared with.
    """

    rule: str
    table: str
    each: str
    left: tuple[tuple[int, str], ...]
    sign: str
    right: tuple[tuple[int, str], ...]
    at: str
    last: str


class Aspect(NamedTuple):
    """Something that a section must speak of: any of ``words`` shows that it does.

    Where the text stands under a heading for another aspect only ``core`` words do (``words`` when there are none).
    """

    section: str
    id: str
    label: str
    words: tuple[str, ...]
    core: tuple[str, ...] = ()


class Fee(NamedTuple):
    """The section that must speak of the fee, and the words of which any shows that it does."""

    section: str
    words: tuple[str, ...]


class Claim(NamedTuple):
    """What prose claims with a fact of a subject: ``rule`` judges it, by ``column`` of a table (empty: of none).

    ``cells`` are lists of rows; the number must be the sum of one of them.
    """

    rule: str
    subject: str
    fact: str
    label: str
    label_en: str
    table: str
    column: str
    cells: tuple[tuple[str, ...], ...]


class Standard:
    """A standard: which reports it is for (years, keyword), their form, and what must hold in them.

    ``decimals`` and ``signed`` are the (table, column) pairs whose values may have decimals or a sign; ``units`` maps
    such pairs to the unit that the figures are in; ``fee`` is None where none is reported. ``labels`` are labels that
    only this form has, by which it is told from others, ``former`` (folded) those that only forms have which it
    replaced; ``notes`` are the printed form's notes to its author;
    ``claims`` are what prose says in figures of the tables; ``blank_cells``: cells may stay empty where nothing was;
    ``between_years`` is what must hold between reports of two years; sentences with a word of ``stock`` are in all
    reports; ``rules`` are those made of the standard's demands.
    """

    __slots__ = (
        "aspects", "between_years", "blank_cells", "claims", "decimals", "fee", "first_year", "form",
        "former", "id", "identities", "keyword", "labels", "last_year", "name", "name_en", "notes", "rules", "signed",
        "source", "stock", "units",
    )  # fmt: skip

    def __init__(
        self,
        id: str,  # noqa: A002  as the file has it
        name: str,
        name_en: str,
        source: str,
        first_year: int,
        last_year: int,
        keyword: str,
        form: Form,
        identities: tuple[Identity, ...] = (),
        aspects: tuple[Aspect, ...] = (),
        decimals: frozenset[tuple[str, str]] = frozenset(),
        fee: Fee | None = None,
        labels: tuple[str, ...] = (),
        signed: frozenset[tuple[str, str]] = frozenset(),
        units: Mapping[tuple[str, str], str] | None = None,
        notes: tuple[str, ...] = (),
        claims: tuple[Claim, ...] = (),
        blank_cells: bool = False,
        between_years: tuple[Continuity, ...] = (),
        stock: tuple[str, ...] = (),
        former: tuple[str, ...] = (),
    ) -> None:
        self.id = id
        self.name = name
        self.name_en = name_en
        self.source = source
        self.first_year = first_year
        self.last_year = last_year
        self.keyword = keyword
        self.form = form
        self.identities = identities
        self.aspects = aspects
        self.decimals = decimals
        self.fee = fee
        self.labels = labels
        self.signed = signed
        self.units = units or {}
        self.notes = notes
        self.claims = claims
        self.blank_cells = blank_cells
        self.between_years = between_years
        self.stock = stock
        self.former = frozenset(map(fold, former))
        self.rules: tuple[Rule, ...] = ()

    def __repr__(self) -> str:
        return f"<Standard {self.id}>"
