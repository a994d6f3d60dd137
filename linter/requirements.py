"""``required-plugins``: the distributions that a configuration cannot do without."""

from collections.abc import Iterable

from .entry_points import normal
from .plugins import Plugin
from .settings import Config
from .trouble import Trouble

_OPERATORS = "<>=!~"


def require(config: Config, loaded: Iterable[Plugin]) -> None:
    """Raises ConfigError where a required distribution has no loaded plugin, or one of another version.

    A requirement is a name with, perhaps, version specifiers: ``citycheck>=1.0``. Raises Trouble where ``packaging``,
    which compares versions, is not installed.
    """
    versions = {normal(plugin.distribution): plugin.version for plugin in loaded}
    for requirement in config.required_plugins:
        end = next((i for i, char in enumerate(requirement) if char in _OPERATORS), len(requirement))
        name, specifier = requirement[:end].strip(), requirement[end:].strip()
        version = versions.get(normal(name))
        if version is None:
            raise config.origins["required-plugins"].wrong(
                f'所需的插件 "{name}" 未安装', f'the required plugin "{name}" is not installed'
            )
        if specifier and not _allows(specifier, version, requirement):
            raise config.origins["required-plugins"].wrong(
                f'需要 "{requirement}"，已安装的是 {version}', f'"{requirement}" is required, {version} is installed'
            )


def _allows(specifier: str, version: str, requirement: str) -> bool:
    try:
        from packaging.specifiers import InvalidSpecifier, SpecifierSet
        from packaging.version import InvalidVersion
    except ImportError:
        raise Trouble(
            f'比较 "{requirement}" 的版本需要安装 packaging',
            f'"packaging" has to be installed to compare the version of "{requirement}"',
        ) from None
    try:
        return SpecifierSet(specifier).contains(version, prereleases=True)
    except (InvalidSpecifier, InvalidVersion) as error:
        raise Trouble(f"required-plugins：{error}", f"required-plugins: {error}") from None
