"""What can be wrong with a file as a whole. Each is one clear line; rows have their own reasons in the report."""

from __future__ import annotations

from typing import ClassVar

from backend.errors import DomainError


class ImportProblem(DomainError):
    """The file cannot be imported. `usage` tells a wrong call from a bad file."""

    status, code = 422, "import_problem"
    usage: ClassVar[bool] = False


class MissingFile(ImportProblem):
    """There is nothing at that path, or it cannot be read."""

    code, usage = "missing_file", True


class EmptyFile(ImportProblem):
    """No rows."""

    code = "empty_file"


class UnreadableFile(ImportProblem):
    """Neither CSV nor JSON, or in an encoding that we cannot tell."""

    code = "unreadable_file"


class NoUsableColumns(ImportProblem):
    """No column for a price and none for a place."""

    code = "no_usable_columns"


class BadOption(ImportProblem):
    """An option names a source, market, column or field that does not exist."""

    code, usage = "bad_option", True
