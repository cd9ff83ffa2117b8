"""Everything that Dugout raises on purpose.

DugoutError                 the base; the command line prints its message as one line, exit 1
├── UsageError              the call cannot mean anything: exit 2
│   ├── UnknownName         no such name; the message lists the nearest ones
│   ├── AmbiguousName       several things have that name; the message lists them
│   └── QueryCallError      a shipped query is called by a wrong name or with wrong parameters
├── NothingFound            the question is sound and the answer is empty: exit 3
├── InvalidDate             a date that names no day, month or year
├── SourceError             a file, line or article that cannot be read
├── ReaderError             a reader cannot read an article; the others go on
├── RegisterError           the register contradicts itself
├── ShapeError              the RDF of a graph does not conform to its shapes
├── QueryError              a query file or its text is refused
│   └── QueryCallError      (the same as above: it is both)
└── StoreError              the store cannot be opened, reached or written
    ├── StoreLocked         another process has the embedded store open
    ├── StoreLost           the connection broke; another attempt may find the store elsewhere
    │   └── StoreUnsure     it broke in a commit, which may have been done
    └── StoreBusy           another transaction came between; another attempt may go through
"""


class DugoutError(Exception):
    """Base of every error that a user can mend; its text is one line."""


class UsageError(DugoutError):
    """The call itself is wrong: a name, option or path that cannot be meant."""


class UnknownName(UsageError):
    """Nothing in the graph or the register has this name."""


class AmbiguousName(UsageError):
    """Several nodes have this name."""


class NothingFound(DugoutError):
    """The question is understood and has no answer."""


class InvalidDate(DugoutError):
    """A date that is no ISO date cut to year, month or day, or names no real day."""


class SourceError(DugoutError):
    """A source, or one article in it, cannot be read."""


class ReaderError(DugoutError):
    """An article cannot be read by the reader that was asked for."""


class RegisterError(DugoutError):
    """The register contradicts itself."""


class ShapeError(DugoutError):
    """The RDF of a graph does not conform to the shapes that it is checked against."""


class QueryError(DugoutError):
    """A query is refused: unknown, badly headed, badly parametrised or not allowed."""


class QueryCallError(QueryError, UsageError):
    """A shipped query is called by a name that it has not, or with parameters that do not fit."""


class StoreError(DugoutError):
    """The store cannot be opened, reached or written."""


class StoreLocked(StoreError):
    """Another process holds the embedded store."""


class StoreLost(StoreError):
    """The connection to the store broke."""


class StoreUnsure(StoreLost):
    """The connection to the store broke in a commit."""


class StoreBusy(StoreError):
    """Another transaction came between."""
