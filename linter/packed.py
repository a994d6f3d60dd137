"""Numbers in as few bytes as they need."""

from array import array
from collections.abc import Sequence
from typing import Any


def pack(numbers: Sequence[int]) -> bytes:
    """Numbers below 2**32 in as few bytes each as the largest takes; the first byte says how many."""
    for kind in "BHI":
        try:
            return kind.encode() + array(kind, numbers).tobytes()
        except OverflowError:
            continue
    raise OverflowError(max(numbers))


def unpack(data: bytes) -> "memoryview[int]":
    """The numbers again."""
    kind: Any = chr(data[0])
    return memoryview(data)[1:].cast(kind)
