"""Our named tuples behave as those of the standard library."""

import inspect
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.grammar import records


class Ours(records.NamedTuple):
    """A record."""

    start: int
    end: int = 7
    text: str = ""

    @property
    def length(self) -> int:
        """From start to end."""
        return self.end - self.start

    def moved(self, by: int) -> "Ours":
        """The same elsewhere."""
        return self._replace(start=self.start + by, end=self.end + by)


class Theirs(typing.NamedTuple):
    """A record."""

    start: int
    end: int = 7
    text: str = ""

    @property
    def length(self) -> int:
        """From start to end."""
        return self.end - self.start

    def moved(self, by: int) -> "Theirs":
        """The same elsewhere."""
        return self._replace(start=self.start + by, end=self.end + by)


def both(use: Callable[[Any], Any]) -> tuple[Any, Any]:
    """What comes of a use of either class; of one that raises, what kind of error."""
    results = []
    for one in (Ours, Theirs):
        try:
            result = use(one)
        except Exception as error:  # noqa: BLE001  it is compared
            result = type(error)
        results.append(result)
    return results[0], results[1]


NUMBERS = st.integers(-9, 9)


@given(st.lists(NUMBERS, max_size=4), st.dictionaries(st.sampled_from(["start", "end", "text", "other"]), NUMBERS))
def test_they_take_the_same_arguments(values: list[int], named: dict[str, int]) -> None:
    ours, theirs = both(lambda one: tuple(one(*values, **named)))
    assert ours == theirs


@given(NUMBERS, NUMBERS, st.dictionaries(st.sampled_from(["start", "end", "text", "other"]), NUMBERS))
def test_they_are_changed_alike(start: int, end: int, named: dict[str, int]) -> None:
    ours, theirs = both(lambda one: tuple(one(start, end)._replace(**named)))
    assert ours == theirs


@pytest.mark.parametrize(
    "use",
    [
        lambda one: one._fields,
        lambda one: one._field_defaults,
        lambda one: one.__match_args__,
        lambda one: one.__annotations__,
        lambda one: one.__doc__,
        lambda one: one.__module__,
        lambda one: list(inspect.signature(one).parameters),
        lambda one: one(1)._asdict(),
        lambda one: tuple(one._make([1, 2, "a"])),
        lambda one: one._make([1, 2]),
        lambda one: one(3, 5).length,
        lambda one: tuple(one(3, 5).moved(2)),
        lambda one: repr(one(3, text="x")).partition("(")[2],
        lambda one: hash(one(3)) == hash((3, 7, "")),
        lambda one: one(3) == (3, 7, ""),
        lambda one: min([one(3), one(2)]).start,
        lambda one: setattr(one(3), "start", 4),
        lambda one: setattr(one(3), "other", 4),
        lambda one: hasattr(one(3), "__dict__"),
        lambda one: pickle.loads(pickle.dumps(one(3))) == one(3),
        lambda one: type(pickle.loads(pickle.dumps(one(3)))) is one,
        lambda one: isinstance(one(3), tuple),
    ],
)
def test_they_are_alike(use: Callable[[Any], Any]) -> None:
    ours, theirs = both(use)
    assert ours == theirs


def test_the_name_is_told() -> None:
    assert repr(Ours(3, text="x")) == "Ours(start=3, end=7, text='x')"
    with pytest.raises(TypeError, match=r"Ours\.__new__\(\) missing 1 required positional argument: 'start'"):
        Ours()  # type: ignore[call-arg]


def test_defaults_come_last() -> None:
    with pytest.raises(TypeError, match="Odd"):

        class Odd(records.NamedTuple):
            first: int = 1
            second: int  # type: ignore[misc]
