"""A message as one page of HTML: no script, nothing from outside, every text escaped; black on white, A4.

The same items under the same numbers as in the text form. Spec: docs/spec/forms.md, §6.4.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any, Final

from parley.forms import aloud, compose, inert, wording
from parley.forms.definition import LANGUAGE, Definition
from parley.forms.sheet import Row, Said, Section, Sheet, items

GROUPS: Final = 6  # of check digits on a line
BOXES: Final = '<td class="b"><i></i></td><td class="b"><i></i></td>'
NO_BOXES: Final = "<td></td><td></td>"
STYLE: Final = """\
@page { size: A4; margin: 12mm 12mm 14mm;
  @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; direction: ltr; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 186mm; color: #000; background: #fff;
  font: 10pt/1.35 "Noto Sans", "DejaVu Sans", "Liberation Sans", Arial, sans-serif; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
col.n { width: 13mm; } col.l { width: 42mm; } col.b { width: 18mm; }
thead { display: table-header-group; } tfoot { display: table-footer-group; }
tr, tbody.k { break-inside: avoid; }
td, th { padding: .8mm 1.2mm; text-align: start; vertical-align: top; font-weight: normal;
  overflow-wrap: anywhere; }
tbody.i td { border-top: .2mm solid #999; }
td.n { font-weight: bold; font-variant-numeric: tabular-nums; }
td.l { font-size: 8.5pt; }
td.b { text-align: center; }
td.b i { display: inline-block; width: 5mm; height: 5mm; border: .3mm solid #000; }
th.b { font-size: 5.8pt; overflow-wrap: normal; text-align: center; vertical-align: bottom; padding: .8mm 0; }
.banner { border: 1.2mm solid #000; padding: 1.5mm; margin: 0 0 1.5mm; text-align: center; }
p { margin: 0; }
.banner p { font-size: 15pt; font-weight: bold; white-space: pre-wrap; }
.banner p.name { font-size: 10pt; }
.running { font-size: 8pt; }
h1 { font-size: 15pt; line-height: 1.25; margin: 1mm 0; }
h2 { font-size: 10pt; margin: 4mm 0 .5mm; border-bottom: .6mm solid #000; break-after: avoid; }
p.how { font-size: 8.5pt; margin: 0 0 1mm; }
p.end { font-size: 11pt; font-weight: bold; margin: 1.5mm 0; }
p.o { text-align: -webkit-match-parent; text-align: match-parent; }
p.loud { font-weight: bold; font-size: 11pt; }
bdi.t { font-size: 7.5pt; border: .2mm solid #000; padding: 0 1mm; font-weight: normal; }
td.d { font: bold 13pt/1.5 "DejaVu Sans Mono", "Liberation Mono", monospace; }
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
    yield f'<tbody class="k"><tr><td colspan="5"><h2>{_each(words, sheet)}</h2></td></tr>'
    groups = sheet.check.split(" ")
    for at in range(0, len(groups), GROUPS):
        digits = "&ensp;".join(groups[at : at + GROUPS])
        yield f'<tr><td></td><td class="d" colspan="2" dir="ltr">{digits}</td>{BOXES}</tr>'
    yield '<tr><td colspan="5">'
    for tag, end in _apart(sheet.ends, sheet.languages):
        yield f'<p class="end"{_in(tag)}>{_plain(end)}</p>'
    yield "</td></tr></tbody>"


# --- one row ------------------------------------------------------------------------------------------------


def _row(row: Row, number: int, sheet: Sheet) -> Iterator[str]:
    boxes = BOXES if number else NO_BOXES
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
        sort = "loud" if row.loud else "" if said.language else "o"
        named = f' class="{sort}"' if sort else ""
        yield f"<p{named}{_in(said.language, said.text)}>{_tag(said, row, sheet)}{_parts(said)}</p>"


def _tag(said: Said, row: Row, sheet: Sheet) -> str:
    if not row.tagged or not said.language:
        return ""
    told = _plain(said.language)
    if said.note:
        told += f": {_each([wording.word(said.note, tag) for tag in sheet.languages], sheet)}"
    return f'<bdi class="t" dir="ltr">{told}</bdi>&ensp;'


def _parts(said: Said) -> str:
    if said.parts:
        return "".join(
            f"<bdi>{_plain(part)}</bdi>" if place % 2 else _plain(part)
            for place, part in enumerate(said.parts)
        )
    return "<br>".join(escape(line) for line in inert.lines(said.text))


def _by_line(row: Row, number: int, sheet: Sheet) -> Iterator[str]:
    """The author's words line by line, one text below the other, as the text form has them."""
    for said in row.said:
        if tag := _tag(said, row, sheet):
            yield f'<tr><td></td><td colspan="4"><p{_in(said.language)}>{tag}</p></td></tr>'
        for name, line in aloud.numbered(number, aloud.lines(said, row.level)):
            boxes = BOXES if name else NO_BOXES
            cell = f"<p{_in(said.language, line)}>{escape(line)}</p>"
            yield f'<tr><td class="n">{name}</td><td colspan="2">{cell}</td>{boxes}</tr>'


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
