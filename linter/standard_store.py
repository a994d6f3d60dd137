"""Standards as they were read from TOML, kept between runs: reading one takes as long as linting a report."""

try:
    from _pickle import dumps, loads  # pickle itself takes a millisecond more to import
except ImportError:
    from pickle import dumps, loads

from ..grammar.kept import load, path_of, store
from .environment import digest, own_sources
from .standard import Standard


def kept_standard(path: str) -> Standard:
    """The built-in standard in a TOML file: as an earlier run kept it, where text and gouji are still the same."""
    with open(path, "rb") as file:
        data = file.read()
    key = digest(own_sources() + data)
    place = path_of("standard", digest(path.encode("utf-8", "surrogatepass")).hex())
    known = load(place)
    if isinstance(known, tuple) and known[:1] == (key,):
        try:
            standard = loads(known[1])
        except Exception:  # noqa: BLE001  whatever is wrong with what was kept, the file can be read
            standard = None
        if isinstance(standard, Standard):
            return standard
    from .standard_loader import load_standard

    standard = load_standard(data.decode("utf-8").replace("\r\n", "\n"), path)
    try:
        store(place, (key, dumps(standard, 5)))
    except Exception:  # noqa: BLE001  a standard with rules of its own may hold what cannot be kept
        return standard
    return standard
