"""The grammar of times as it stands in docs/time.md, made into a regular expression: it has no recursion."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "time.md"
_TOKEN = re.compile(r"\s*(?:\"([^\"]*)\"|\?\s*(.*?)\s*\?|(\w+)|([=|,;*{}()\[\]]))")


def rules() -> dict[str, str]:
    """The right sides of the rules by name."""
    block = PAGE.read_text(encoding="utf-8").split("```text\nwhen ", 1)[1].split("```", 1)[0]
    plain = re.sub(r"\(\*.*?\*\)", "", f"when {block}")
    pairs = (rule.split("=", 1) for rule in plain.split(";") if rule.strip())
    return {name.strip(): right for name, right in pairs}


def pattern(rule: str, special: dict[str, str]) -> str:
    """What a rule derives, with patterns of one's own for special sequences and for rules."""
    return _Reader(rules(), special).rule(rule)


class _Reader:
    """Reads the right side of a rule, by recursive descent."""

    def __init__(self, rules: dict[str, str], special: dict[str, str]) -> None:
        self._rules = rules
        self._special = special
        self._tokens: list[tuple[str, str, str, str]] = []

    def rule(self, name: str) -> str:
        if name in self._special:
            return self._special[name]
        inner = _Reader(self._rules, self._special)
        inner._tokens = _TOKEN.findall(self._rules[name])
        return inner._choice()

    def _choice(self) -> str:
        ways = [self._sequence()]
        while self._taken("|"):
            ways.append(self._sequence())
        return f"(?:{'|'.join(ways)})"

    def _sequence(self) -> str:
        parts = [self._part()]
        while self._taken(","):
            parts.append(self._part())
        return "".join(parts)

    def _part(self) -> str:
        literal, special, name, sign = self._tokens.pop(0)
        if name.isdigit():
            assert self._taken("*")
            return f"(?:{self._part()}){{{name}}}"
        if name:
            return self.rule(name)
        if special:
            return self._special.get(special) or _numbers(special)
        if not sign:
            return re.escape(literal)
        inner = self._choice()
        closing = {"[": "]", "{": "}", "(": ")"}[sign]
        assert self._taken(closing)
        return inner + {"[": "?", "{": "*", "(": ""}[sign]

    def _taken(self, sign: str) -> bool:
        if self._tokens and self._tokens[0][3] == sign:
            self._tokens.pop(0)
            return True
        return False


def _numbers(words: str) -> str:
    """``01 to 12`` as ``0[1-9]|1[0-2]``."""
    first, last = words.split(" to ")
    shown = [f"{number:0{len(first)}}" for number in range(int(first), int(last) + 1)]
    tens = {number[:-1]: [other[-1] for other in shown if other[:-1] == number[:-1]] for number in shown}
    return f"(?:{'|'.join(f'{ten}[{units[0]}-{units[-1]}]' for ten, units in tens.items())})"
