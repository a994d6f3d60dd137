"""Named tuples that take a quarter of the time to define.

``typing.NamedTuple`` writes the source of a constructor for each class and compiles it; for the ninety classes here
that is a tenth of what a file takes to check. Here a constructor is compiled once for each number of fields, and what
the arguments are called is set in its code. Otherwise they are the same.
"""

import sys
from operator import itemgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

try:  # as the library's own named tuples do
    from _collections import _tuplegetter as _getter  # type: ignore[import-not-found]
except ImportError:

    def _getter(index: int, doc: str | None) -> property:
        return property(itemgetter(index), doc=doc)


_CODES: dict[int, CodeType] = {}
_GLOBALS = {"_new": tuple.__new__, "__builtins__": {}, "__name__": __name__}


class _Record(tuple[Any, ...]):
    """What named tuples have in common."""

    __slots__ = ()
    _fields: tuple[str, ...] = ()

    @classmethod
    def _make(cls, values: Any) -> Any:
        """A tuple of that many values."""
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changes: Any) -> Any:
        """The same with other values in some fields. Raises ValueError for a field that is none."""
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _asdict(self) -> dict[str, Any]:
        """The values by field."""
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        inside = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True)])
        return f"{type(self).__name__}({inside})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


class _Definition(type):
    """Makes a class of what the body of one that inherits from NamedTuple has."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(cls, name, bases, body)
        fields = tuple(body.get("__annotations__", ()))
        defaults = {field: body[field] for field in fields if field in body}
        if tuple(defaults) != fields[len(fields) - len(defaults) :]:
            raise TypeError(f"{name}: a field without a default follows one that has one")
        made = {
            **body,
            **{field: _getter(index, None) for index, field in enumerate(fields)},
            "__slots__": (),
            "__new__": _constructor(name, fields, tuple(defaults.values())),
            "__match_args__": fields,
            "_fields": fields,
            "_field_defaults": defaults,
        }
        return type(name, (_Record,), made)


def _constructor(name: str, fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
    code = _CODES.get(len(fields))
    if code is None:
        arguments = "".join(f"_{index}, " for index in range(len(fields)))
        function = eval(f"lambda _cls, {arguments}: _new(_cls, ({arguments}))")
        code = _CODES[len(fields)] = function.__code__
    code = code.replace(co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__")
    return FunctionType(code, _GLOBALS, "__new__", defaults)


if TYPE_CHECKING or sys.version_info >= (3, 14):  # where annotations are no part of a class body
    from typing import NamedTuple
else:

    class NamedTuple(metaclass=_Definition):
        """What a class of named tuples inherits from, as from that of ``typing``."""
