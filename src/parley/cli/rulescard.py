"""How the card of the rules looks: as text of one page, and as a page of HTML without anything from outside."""

from html import escape
from textwrap import wrap
from typing import Any, Final

from parley.cli.plain import one_line
from parley.record.entry import instant
from parley.views.times import dtg

WIDTH: Final = 98  # columns of a page in a fixed width
LABEL: Final = 22
STEP: Final = 3

_PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 12mm }}
body {{ font: 9pt/1.25 sans-serif; color: #000; background: #fff; max-width: 186mm; margin: auto }}
h1 {{ font-size: 13pt; margin: 0 }}
h2 {{ font-size: 10pt; margin: 2.2mm 0 0.6mm; border-bottom: 0.3mm solid #000 }}
p {{ margin: 0 }}
table {{ border-collapse: collapse; width: 100% }}
th {{ text-align: left; vertical-align: top; width: 36mm; font-weight: bold; padding: 0 2mm 0 0 }}
td {{ vertical-align: top; padding: 0 }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{head}</p>
{sections}
<p>{foot}</p>
</body>
</html>
"""


def text(found: dict[str, Any]) -> str:
    """The card as text; what others wrote is made harmless for a terminal."""
    lines = [f"RULES OF USE  {one_line(found['title'])}", *wrap(_head(found), WIDTH)]
    for section in found["sections"]:
        lines += [f"-- {section['title']} ".ljust(WIDTH, "-")]
        for label, said in section["rows"]:
            lines += _row(one_line(label), one_line(said))
    lines += ["-" * WIDTH, *wrap(_foot(found), WIDTH)]
    return "\n".join(lines) + "\n"


def _row(label: str, said: str) -> list[str]:
    """One rule, its later lines below its words."""
    width = STEP if label.isdigit() else LABEL if label else 0
    first = f"{label:<{width}}" if len(label) < width else f"{label} " if label else ""
    pieces = wrap(said, WIDTH - max(width, len(first))) or [""]
    indent = " " * width
    return [f"{first}{pieces[0]}".rstrip(), *(indent + piece for piece in pieces[1:])]


def html(found: dict[str, Any]) -> str:
    """The card as one page for a printer."""
    sections = "\n".join(
        f"<h2>{escape(section['title'])}</h2>\n<table>{''.join(map(_html_row, section['rows']))}</table>"
        for section in found["sections"]
    )
    title = escape(f"Rules of use: {found['title']}")
    return _PAGE.format(title=title, head=escape(_head(found)), sections=sections, foot=escape(_foot(found)))


def _html_row(row: list[str]) -> str:
    label, said = (escape(one_line(cell)) for cell in row)
    if not label:
        return f'<tr><td colspan="2">{said}</td></tr>'
    return f"<tr><th>{label}</th><td>{said}</td></tr>"


def _head(found: dict[str, Any]) -> str:
    since = dtg(instant(found["since"])) if found["since"] else "-"
    printed = dtg(instant(found["at"]))
    return f"Agreed by both, since {since}. Printed {printed}; print it anew when terms or rosters change."


def _foot(found: dict[str, Any]) -> str:
    return f"The agreement, by its digits; both sides must read the same: {found['digits']}"
