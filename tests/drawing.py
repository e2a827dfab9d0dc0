"""Pictures as SVG: boxes with rows, and lines between them, readable on light and on dark pages."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROW = 15
HEAD = 25
FOOT = 7
STYLE = """
.drawn { --ground: #ffffff; --ink: #1f2328; --faint: #59636e; --line: #848d97; --box: #f6f8fa; --source: #0a5fb4;
  --report: #1a7f37; --event: #a04100; --shelf: #7d3bbd; --value: #8a2846; --answer: #0b6e75; }
@media (prefers-color-scheme: dark) { svg.drawn:root, body:not([data-theme="light"]) .drawn { DARK } }
body[data-theme="dark"] .drawn { DARK }
.drawn text { font: 11px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: var(--ink); }
.drawn .title { font: bold 13px system-ui, sans-serif; fill: var(--tone); }
.drawn .word { font: 12px system-ui, sans-serif; fill: var(--faint); }
.drawn .band { font: bold 13px system-ui, sans-serif; fill: var(--faint); }
.drawn .type { text-anchor: end; fill: var(--tone, var(--faint)); }
.drawn .box { fill: var(--box); stroke: var(--tone); stroke-width: 1.2; }
.drawn .line { fill: none; stroke: var(--line); stroke-width: 1.3; }
.drawn .flow { fill: none; stroke: var(--ink); stroke-width: 3; }
.drawn .head { fill: var(--line); } .drawn .tip { fill: var(--ink); }
svg.drawn a, svg.drawn a:visited { text-decoration: none; }
.drawn a:hover .title, .drawn a:hover .type { text-decoration: underline; }
""".replace(
    "DARK",
    "--ground: #131416; --ink: #e6edf3; --faint: #9aa4af; --line: #7d8590; --box: #1c2026; --source: #79b8ff;"
    "\n  --report: #56d364; --event: #ffa657; --shelf: #d2a8ff; --value: #ff9bb2; --answer: #56d4dd;",
)


class Row(NamedTuple):
    """A name and what it is; with the tone of that, and where that is described."""

    name: str
    type: str = ""
    tone: str = ""
    link: str = ""
    sort: str = ""


class Box(NamedTuple):
    """A box with rows, at its place."""

    title: str
    x: float
    y: float
    width: float
    tone: str
    rows: Sequence[Row] = ()
    link: str = ""

    @property
    def bottom(self) -> float:
        return self.y + HEAD + (ROW * len(self.rows) + FOOT if self.rows else 0)

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def middle(self) -> float:
        """The height of its title."""
        return self.y + HEAD / 2

    def row(self, name: str) -> float:
        """The height of the middle of a row.

        Raises:
            ValueError: if it has none of that name.

        """
        return self.y + HEAD + ROW * [row.name for row in self.rows].index(name) + ROW / 2

    def drawn(self) -> Iterator[str]:
        tall = self.bottom - self.y
        yield f'<g style="--tone: var(--{self.tone})">'
        yield f'<rect class="box" x="{self.x}" y="{self.y}" width="{self.width}" height="{tall}" rx="5"/>'
        yield _linked(self.link, _text(self.x + 9, self.y + 17, self.title, "title"))
        yield "</g>"
        for row in self.rows:
            base = self.row(row.name) + 4
            yield _text(self.x + 9, base, row.name, row.sort)
            style = f' style="--tone: var(--{row.tone})"' if row.tone else ""
            yield _linked(row.link, _text(self.right - 9, base, row.type, "type", style)) if row.type else ""


def _text(x: float, y: float, words: str, sort: str = "", more: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}"{f" class={sort!r}" if sort else ""}{more}>{escape(words)}</text>'


def _linked(link: str, inner: str) -> str:
    return f'<a href="{link}">{inner}</a>' if link else inner


def word(x: float, y: float, words: str, sort: str = "word", anchor: str = "start", turned: int = 0) -> str:
    """Some words beside the boxes; turned by so many degrees."""
    turn = f' transform="rotate({turned} {x:g} {y:g})"' if turned else ""
    return _text(x, y, words, sort, f' text-anchor="{anchor}"{turn}')


def line(*points: tuple[float, float], flow: bool = False) -> str:
    """A line through some points, along or across the page, with rounded corners and an arrow at its end."""
    path = f"M{points[0][0]:g} {points[0][1]:g}"
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        path += f" L{_near(here, before)} Q{here[0]:g} {here[1]:g} {_near(here, after)}"
    last, (x, y) = points[-2], points[-1]
    reach = 11 if flow else 7
    end = (x - _sign(x - last[0]) * reach, y - _sign(y - last[1]) * reach)
    sort, tip = ("flow", "tip") if flow else ("line", "head")
    wide, tall = (end[1] - y) * 0.6, (end[0] - x) * 0.6
    corners = f"{x:g},{y:g} {end[0] + wide:g},{end[1] + tall:g} {end[0] - wide:g},{end[1] - tall:g}"
    return f'<path class="{sort}" d="{path} L{end[0]:g} {end[1]:g}"/><polygon class="{tip}" points="{corners}"/>'


def _near(corner: tuple[float, float], other: tuple[float, float]) -> str:
    x, y = (one + _sign(there - one) * min(6, abs(there - one) / 2) for one, there in zip(corner, other, strict=True))
    return f"{x:g} {y:g}"


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def picture(width: float, height: float, title: str, parts: Sequence[str]) -> str:
    """All of it: ``title`` is what a reader who sees nothing is told."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" class="drawn" viewBox="0 0 {width:g} {height:g}" role="img">'
    ground = f'<rect width="{width:g}" height="{height:g}" style="fill: var(--ground)"/>'
    lines = [head, f"<title>{escape(title)}</title>", f"<style>{STYLE}</style>", ground, *filter(None, parts), "</svg>"]
    return "\n".join(lines) + "\n"
