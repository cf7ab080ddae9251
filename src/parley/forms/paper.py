"""A message as one page of HTML: no script, nothing from outside, every text escaped; black on white, A4.

The same items under the same numbers as in the text form. Spec: docs/spec/forms.md, §6.4.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any, Final

from parley.forms import aloud, compose, inert, wording
from parley.forms.definition import LANGUAGE, Definition
from parley.forms.sheet import Row, Said, Section, Sheet, items

BESIDE_MAX: Final = 2  # texts side by side; more would leave columns too narrow to read
GROUPS: Final = 6  # of check digits on a line
BOXES: Final = '<td class="b"><i></i></td><td class="b"><i></i></td>'
STYLE: Final = """\
@page { size: A4; margin: 14mm 12mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 186mm; color: #000; background: #fff;
  font: 10pt/1.35 "Noto Sans", "DejaVu Sans", "Liberation Sans", Arial, sans-serif; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
col.n { width: 13mm; } col.l { width: 44mm; } col.b { width: 15mm; }
thead { display: table-header-group; } tfoot { display: table-footer-group; }
tr { break-inside: avoid; }
td, th { padding: .8mm 1.2mm; text-align: start; vertical-align: top; font-weight: normal;
  overflow-wrap: anywhere; }
tbody.i td { border-top: .2mm solid #999; }
td.n { font-weight: bold; font-variant-numeric: tabular-nums; }
td.l { font-size: 8.5pt; }
td.b { text-align: center; }
td.b i { display: inline-block; width: 5mm; height: 5mm; border: .3mm solid #000; }
th.b { font-size: 6.5pt; text-align: center; vertical-align: bottom; padding: .8mm 0; }
.banner { border: 1.2mm solid #000; padding: 1.5mm; margin: 0 0 1.5mm; text-align: center; }
.banner p { margin: 0; font-size: 15pt; font-weight: bold; }
.banner p.name { font-size: 10pt; }
.running { font-size: 8pt; }
h1 { font-size: 15pt; line-height: 1.25; margin: 1mm 0; }
h2 { font-size: 10pt; margin: 4mm 0 .5mm; border-bottom: .6mm solid #000; break-after: avoid; }
p { margin: 0; }
p.how { font-size: 8.5pt; margin: 0 0 1mm; }
p.end { font-size: 11pt; font-weight: bold; margin: 1.5mm 0; }
span.t { font-size: 7.5pt; border: .2mm solid #000; padding: 0 1mm; margin-inline-end: 1.5mm; }
div.pair { display: flex; gap: 4mm; } div.pair > div { flex: 1 1 0; min-width: 0; }
td.d { font: bold 13pt/1.5 "DejaVu Sans Mono", "Liberation Mono", monospace; }
table.w, table.w td { border-top: none; }
"""


def html(message: Mapping[str, Any], form: Definition | None, languages: Sequence[str]) -> str:
    """The page, in UTF-8 and with a line feed at its end."""
    return "".join(f"{line}\n" for line in _page(compose.sheet(message, form, languages)))


def _page(sheet: Sheet) -> Iterator[str]:
    first = sheet.languages[0]
    yield "<!DOCTYPE html>"
    yield f"<html{_in(first)}>"
    yield '<head><meta charset="utf-8">'
    # Nothing is fetched and nothing runs, even if a later fault let markup through.
    yield (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    )
    yield f"<title>{_plain(sheet.running)}</title>"
    yield f"<style>\n{STYLE}</style></head>"
    yield "<body><table>"
    yield '<colgroup><col class="n"><col class="l"><col><col class="b"><col class="b"></colgroup>'
    yield from _head(sheet)
    yield f'<tfoot><tr><td colspan="5">{"".join(_banner(sheet))}</td></tr></tfoot>'
    yield from _top(sheet)
    current: Section | None = None
    for section, number, row in items(sheet):
        if section is not current:
            current = section
            yield f'<tbody><tr><td colspan="5"><h2>{_each(section.titles, sheet)}</h2></td></tr></tbody>'
        yield '<tbody class="i">' + "".join(_row(row, number, sheet)) + "</tbody>"
    yield from _end(sheet)
    yield "</table></body></html>"


def _head(sheet: Sheet) -> Iterator[str]:
    """What each sheet of paper begins with: the marking, which message this is, what the boxes are for."""
    yield f'<thead><tr><td colspan="5">{"".join(_banner(sheet))}'
    yield "</td></tr><tr>"
    yield f'<td colspan="3" class="running">{_bdi(sheet.running)}</td>'
    for name in ("read_back", "confirmed"):
        words = [wording.word(f"aloud.{name}", tag) for tag in sheet.languages]
        yield f'<th class="b">{_each(words, sheet, "<br>")}</th>'
    yield "</tr></thead>"


def _banner(sheet: Sheet) -> Iterator[str]:
    if sheet.banner:
        yield '<div class="banner">'
        *loud, name = sheet.banner
        for words in loud:
            yield f'<p dir="auto">{_plain(words)}</p>'
        yield f'<p class="name" dir="auto">{_plain(name)}</p></div>'


def _top(sheet: Sheet) -> Iterator[str]:
    yield '<tbody><tr><td colspan="5">'
    for tag, title in _apart(sheet.titles, sheet.languages):
        yield f"<h1{_in(tag)}>{_plain(title)}</h1>"
    for tag, how in _apart(sheet.how, sheet.languages):
        yield f'<p class="how"{_in(tag)}>{_plain(how)}</p>'
    yield "</td></tr></tbody>"


def _end(sheet: Sheet) -> Iterator[str]:
    words = [wording.word("aloud.digits", tag) for tag in sheet.languages]
    yield f'<tbody><tr><td colspan="5"><h2>{_each(words, sheet)}</h2></td></tr>'
    groups = sheet.check.split(" ")
    for at in range(0, len(groups), GROUPS):
        digits = "&ensp;".join(groups[at : at + GROUPS])
        yield f'<tr><td></td><td class="d" colspan="2" dir="ltr">{digits}</td>{BOXES}</tr>'
    yield '</tbody><tbody><tr><td colspan="5">'
    for tag, end in _apart(sheet.ends, sheet.languages):
        yield f'<p class="end"{_in(tag)}>{_plain(end)}</p>'
    yield "</td></tr></tbody>"


# --- one row ------------------------------------------------------------------------------------------------


def _row(row: Row, number: int, sheet: Sheet) -> Iterator[str]:
    boxes = BOXES if number else "<td></td><td></td>"
    name = str(number) if number else ""
    pad = f' style="padding-inline-start:{1.2 + 4 * row.level:.1f}mm"' if row.level else ""
    if not row.labels:
        yield f'<tr><td></td><td colspan="4"{pad}>{"".join(_told(row, sheet))}</td></tr>'
    elif number and aloud.many(row):
        yield f'<tr><td class="n">{name}</td><td class="l" colspan="4"{pad}>{_each(row.labels, sheet)}</td></tr>'
        yield from _by_line(row, number, sheet)
    else:
        yield (
            f'<tr><td class="n">{name}</td><td class="l"{pad}>{_each(row.labels, sheet, "<br>")}</td>'
            f"<td>{''.join(_told(row, sheet))}</td>{boxes}</tr>"
        )


def _told(row: Row, sheet: Sheet) -> Iterator[str]:
    """Each wording as a paragraph, with its language where there are several, and whether it counts."""
    for said in row.said:
        tag = ""
        if said.note:
            tag = _tag(said, sheet)
        elif said.language and len(row.said) > 1:
            tag = f'<span class="t">{_plain(said.language)}</span>'
        yield f"<p{_in(said.language, said.text)}>{tag}{_parts(said)}</p>"


def _tag(said: Said, sheet: Sheet) -> str:
    words = [wording.word(said.note, tag) for tag in sheet.languages]
    return f'<span class="t"><bdi>{_plain(said.language)}</bdi>: {_each(words, sheet)}</span>'


def _parts(said: Said) -> str:
    if said.parts:
        return "".join(
            f"<bdi>{_plain(part)}</bdi>" if place % 2 else _plain(part)
            for place, part in enumerate(said.parts)
        )
    return "<br>".join(escape(line) for line in inert.lines(said.text))


def _by_line(row: Row, number: int, sheet: Sheet) -> Iterator[str]:
    """The author's words line by line; two texts side by side, further ones below."""
    for at in range(0, len(row.said), BESIDE_MAX):
        texts = row.said[at : at + BESIDE_MAX]
        yield _beside("", ["".join(_heading(said, sheet)) for said in texts], "<td></td><td></td>")
        cut = [list(aloud.numbered(number, aloud.lines(said, row.level))) for said in texts]
        for place in range(max(map(len, cut))):
            line = [some[place] if place < len(some) else ("", "") for some in cut]
            name = next((name for name, _ in line if name), "")
            cells = [
                f"<p{_in(said.language, words)}>{escape(words)}</p>"
                for said, (_, words) in zip(texts, line, strict=True)
            ]
            yield _beside(name, cells, BOXES if name else "<td></td><td></td>")


def _heading(said: Said, sheet: Sheet) -> Iterator[str]:
    yield f"<p{_in(said.language)}>{_tag(said, sheet)}</p>"


def _beside(name: str, cells: Sequence[str], boxes: str) -> str:
    inner = "".join(f"<div>{cell}</div>" for cell in cells)
    told = f'<div class="pair">{inner}</div>' if len(cells) > 1 else cells[0]
    return f'<tr><td class="n">{name}</td><td colspan="2">{told}</td>{boxes}</tr>'


# --- words --------------------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    """Harmless and escaped, on one line."""
    return escape(inert.line(text))


def _bdi(text: str) -> str:
    return f"<bdi>{_plain(text)}</bdi>"


def _in(language: str, words: str = "") -> str:
    """The attributes of an element in that language: its direction, by the words where there is no language."""
    known = f' lang="{escape(language)}"' if LANGUAGE.fullmatch(language) else ""
    direction = "rtl" if inert.rtl(words if not language else "", language) else "ltr"
    return f'{known} dir="{direction}"'


def _apart(words: Sequence[str], languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The same thing in each language, each wording once, with the language that it is in."""
    seen = set()
    for tag, word in zip(languages, words, strict=True):
        if word not in seen:
            seen.add(word)
            yield tag, word


def _each(words: Sequence[str], sheet: Sheet, between: str = " / ") -> str:
    """The same thing in each language. A name of no language stands alone."""
    if len(words) != len(sheet.languages):
        return between.join(map(_bdi, words))
    return between.join(
        f"<bdi{_in(tag)}>{_plain(word)}</bdi>" for tag, word in _apart(words, sheet.languages)
    )
