"""Prepare the fixtures: what TOML parses to, as JSON by the digest of each file's bytes.

The TOML files stay the one copy of the facts. A file whose bytes have no entry is simply parsed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import tempfile
import tomllib
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NAME: Final = "usru_relations/prepared.json"


class PreparedFixtures(BuildHookInterface[Any]):
    """Adds ``prepared.json`` to the wheel, and to a checkout that is installed to be edited, where git ignores it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the file, and have it included where the package is copied."""
        if version == "editable":
            with contextlib.suppress(OSError):  # a checkout that cannot be written to does without
                self._write(Path(self.root, "src", NAME))
            return
        path = Path(tempfile.mkdtemp(), "prepared.json")
        self._write(path)
        build_data["force_include"][str(path)] = NAME

    def _write(self, path: Path) -> None:
        contents = [path.read_bytes() for path in sorted(Path(self.root, "fixtures").rglob("*.toml"))]
        prepared = {hashlib.blake2b(one, digest_size=16).hexdigest(): tomllib.loads(one.decode()) for one in contents}
        path.write_text(json.dumps(prepared, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
