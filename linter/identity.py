"""What identifies a finding in its file, as formats and baselines write it."""

from hashlib import sha256

from .finding import Diagnostic


def fingerprint(one: Diagnostic) -> str:
    """The hash of what identifies a finding; it stays when lines move."""
    return sha256(one.fingerprint.encode("utf-8", "surrogatepass")).hexdigest()[:32]
