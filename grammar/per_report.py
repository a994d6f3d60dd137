"""Remembering what a function makes of a report, for as long as the report is there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from .report import Report

_More = ParamSpec("_More")
_Value = TypeVar("_Value")


def per_report(function: Callable[Concatenate[Report, _More], _Value]) -> Callable[Concatenate[Report, _More], _Value]:
    """The function, called once for a report and what else it is given (that last)."""

    @wraps(function)
    def remembered(report: Report, /, *more: _More.args, **named: _More.kwargs) -> _Value:
        found: tuple[object, _Value] | None = report.known.get(function)
        if found is None or more and found[0] != more:
            found = report.known[function] = (more, function(report, *more, **named))
        return found[1]

    return remembered
