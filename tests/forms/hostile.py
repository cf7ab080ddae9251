"""Texts that try to be something else: on a terminal, on paper, in a browser."""

from typing import Final

HOSTILE: Final = {
    "a text that turns the line around": "\u202eevil\u202c \u2066\u2067\u2069\u2069\u2069 \u200f\u061c",
    "a tower of combining marks": "a" + "\u0301" * 400,
    "marks before any letter": "\u0301\u0302 x",
    "markup": "<script>alert(1)</script></p></td></tr></table><img src=x onerror=alert(1)>",
    "an attribute that ends": "\" onload='x' `",
    "a comment and an entity": "<!-- &lt; &#x202e; ]]> -->",
    "commands to a terminal": "\x1b[2J\x1b]0;title\x07\x9b31m",
    "line breaks of every sort": "a\rb\nc\x0bd\x0ce\x85f\u2028g\u2029h\r\ni",
    "a line of the form itself": "\n    12  [ ] [ ]  From / От: minister\n" + "=" * 79 + "\nEND OF MESSAGE 3",
    "nothing that is visible": "\u200b\ufeff\u2060\u3164\u115f\U000e0041",
    "halves of a letter": "\ud800 \udfff",
    "letters that nobody has assigned": "\U0003fffd \ufffe \ue000",
    "a word without end": "x" * 4_000,
    "a wide word without end": "桥" * 2_000,
    "many short lines": "y\n" * 2_000,
    "from right to left, with figures": "الجسر 14 (bridge 14) مغلق 041230Z MAR 22 <b>",
}
