"""Loads the evaluation's own scorer from its file, so that figures are the same as everywhere else."""

import importlib.util
from pathlib import Path
from types import ModuleType


def load_scorer(path: str) -> ModuleType:
    """Loads a scorer script as a module.

    Args:
        path: The script, e.g. `../shared/eval/score.py`.

    Returns:
        The module.

    Raises:
        FileNotFoundError: There is no such file; the evaluation data is not part of the project.
    """
    if not Path(path).is_file():
        raise FileNotFoundError(f"scorer is {path!r}; expected a file; give --scorer")
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"scorer is {path!r}; expected a Python script; give --scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
