"""Our own suites by name, and suites of others by path. The sealed part is told in figures only.

``dev`` is what people look at while they work, ``test`` is sealed, ``injection`` holds hostile texts and harmless
look-alikes. A name is a part, a file of the folder without its ending, or a path to a file or a folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evals.cases import Case, SuiteError, read_suite

FOLDER = Path(__file__).parent / "suites"
ENDING = ".jsonl"
PARTS = {
    "dev": (
        "core",
        "everyday",
        "dev",
        "dev_actions",
        "dev_search",
        "dev_mixed",
        "dev_round3_a",
        "dev_round3_b",
        "dev_opened",
        "dev_unsealed",
        "dev_unsealed_2",
    ),
    "test": ("test",),
    "injection": ("injection", "injection_lookalikes"),
}
SEALED = ("test",)


def cases_of(names: Sequence[str]) -> list[Case]:
    """Every case of some suites, in order, each with its suite's name. SuiteError says what cannot be read."""
    cases: list[Case] = []
    seen: dict[str, str] = {}
    for path in dict.fromkeys(path for name in names for path in paths_of(name)):
        for case in read_suite(path):
            if case.id in seen:
                raise SuiteError(f"The id {case.id} is in {seen[case.id]} and in {path}.")
            seen[case.id] = str(path)
            cases.append(case.model_copy(update={"suite": part_of(path), "sealed": case.sealed or is_sealed(path)}))
    return cases


def own_cases() -> list[Case]:
    """All our own suites."""
    return cases_of([str(FOLDER)])


def paths_of(name: str) -> list[Path]:
    """The files of a name: a path first, then a part, then one of our files."""
    path = Path(name)
    if path.is_file():
        return [path]
    if path.is_dir():
        if found := sorted(path.glob(f"*{ENDING}")):
            return found
        raise SuiteError(f"The folder {name} holds no suite: no file ends in {ENDING}.")
    own = [FOLDER / f"{one}{ENDING}" for one in PARTS.get(name, (name.removesuffix(ENDING),))]
    if found := [one for one in own if one.is_file()]:
        return found
    stems = {one.stem for one in FOLDER.glob(f"*{ENDING}")}
    known = sorted(stems | {part for part, files in PARTS.items() if stems.intersection(files)})
    raise SuiteError(f"There is no suite {name}. Name a file, a folder or one of ours: {', '.join(known)}.")


def part_of(path: Path) -> str:
    """What a file counts as in reports: its part for ours, else its name."""
    if path.resolve().parent != FOLDER.resolve():
        return path.stem
    return next((part for part, files in PARTS.items() if path.stem in files), path.stem)


def is_sealed(path: Path) -> bool:
    """Whether the file is of the part that nobody reads."""
    return path.resolve().parent == FOLDER.resolve() and path.stem in SEALED
