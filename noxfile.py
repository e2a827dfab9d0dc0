"""What is run on the project; `.ci/run` runs the default sessions' commands in one environment."""

from __future__ import annotations

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["tests", "lint", "types", "docs"]
PYTHONS = ["3.11", "3.12", "3.13"]


def _group(session: nox.Session, *names: str) -> None:
    groups = nox.project.dependency_groups(nox.project.load_toml("pyproject.toml"), *names)
    session.install(*groups, "-e", ".[terminal]")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The test suite, on every Python."""
    _group(session, "tests")
    session.run("pytest", *session.posargs)


@nox.session
def thorough(session: nox.Session) -> None:
    """The test suite with many examples, by night."""
    _group(session, "tests")
    session.run("pytest", *session.posargs, env={"HYPOTHESIS_PROFILE": "thorough"})


@nox.session
def coverage(session: nox.Session) -> None:
    """The test suite with branch coverage."""
    _group(session, "tests")
    session.run("coverage", "run", "-m", "pytest", *session.posargs)  # from the start: the package brings a plugin
    session.run("coverage", "report")


@nox.session
def mutation(session: nox.Session) -> None:
    """A sample of planted faults, and which the tests find: docs/quality.md; ``--sample 0`` for all faults."""
    _group(session, "tests")
    session.run("python", "-m", "benchmarks.biting", *session.posargs)


@nox.session
def rules(session: nox.Session) -> None:
    """Law 7 in figures: the table of docs/rules.md."""
    _group(session, "tests")
    session.run("python", "tests/measure_rules.py", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Fuzzing of the door from the disk by mutation: the figures of docs/quality.md."""
    _group(session, "tests")
    with session.chdir("tests"):
        session.run("python", "-m", "fuzz", *(session.posargs or ["--inputs", "1000000"]))


@nox.session
def fuzz_coverage(session: nox.Session) -> None:
    """Fuzzing of the door from the disk by coverage, for ten minutes."""
    session.install("-e", ".", "atheris")
    with session.chdir("tests"):
        session.run("python", "-m", "fuzz.covering", "-max_total_time=600", *session.posargs)


@nox.session
def fuzz_peers(session: nox.Session) -> None:
    """The same mutations for the loaders of comparable packages."""
    session.install("-e", ".", "ics", "icalendar", "pystac", "stix2", "followthemoney", "pycldf")
    with session.chdir("tests"):
        session.run("python", "-m", "fuzz.peers", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Style, and the import contract."""
    _group(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """Both type checkers, strict."""
    _group(session, "typing")
    session.run("mypy")
    session.run("pyright")


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, every warning an error, every block run."""
    _group(session, "docs")
    session.run("sphinx-build", "-W", "--keep-going", "-b", "html", "docs", "docs/_build/html")
    session.run("pytest", "docs", "README.md", "CONTRIBUTING.md", "CHANGELOG.md")


@nox.session
def benchmarks(session: nox.Session) -> None:
    """The figures of docs/performance.md."""
    _group(session, "bench")
    session.run("python", "-m", "benchmarks", *session.posargs)
