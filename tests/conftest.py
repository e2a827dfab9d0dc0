"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

import usru_relations as usru

settings.register_profile(  # where CI judges a change, by the same examples each time
    "usual",
    deadline=None,
    max_examples=60,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", parent=settings.get_profile("usual"), max_examples=2_000, derandomize=False)
settings.register_profile(  # a fault must be found, not made small
    "bites", parent=settings.get_profile("usual"), database=None, phases=(Phase.explicit, Phase.generate)
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))

ARTICLES = Path(__file__).parents[2] / "shared" / "articles"


@pytest.fixture(scope="session")
def facts() -> usru.Chronology:
    """The bundled facts."""
    return usru.load()


@pytest.fixture(scope="session")
def articles() -> dict[str, str]:
    """The texts of the articles, by file name; skips where they are not at hand."""
    if not ARTICLES.is_dir():
        pytest.skip("shared/articles is not beside the repository, so the passages are not verified")
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(ARTICLES.iterdir())}
