"""Prepare the fixtures for the wheel: what TOML parses to, as JSON by the digest of each file's bytes.

The TOML files stay the one copy of the facts. A file whose bytes have no entry is simply parsed.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PreparedFixtures(BuildHookInterface[Any]):
    """Adds ``prepared.json`` to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the file and have it included."""
        if version == "editable":
            return
        contents = [path.read_bytes() for path in sorted(Path(self.root, "fixtures").rglob("*.toml"))]
        prepared = {hashlib.blake2b(one, digest_size=16).hexdigest(): tomllib.loads(one.decode()) for one in contents}
        folder = tempfile.mkdtemp()
        path = Path(folder, "prepared.json")
        path.write_text(json.dumps(prepared, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        build_data["force_include"][str(path)] = "usru_relations/prepared.json"
