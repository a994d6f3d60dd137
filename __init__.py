"""gouji (勾稽): a compliance linter and plugin framework for reports on government information disclosure.

Three floors, each standing on the one below: `gouji.grammar` reads a text into a typed report,
`gouji.linter` binds it to a standard and runs rules over it, `gouji.rules` holds the rules and the standards.
"""

__version__ = "0.1.0"
