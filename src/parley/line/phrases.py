"""Neutral phrases for line tests: all letters of a script where it has few, nothing that could be read as a message.

From 1963 on the Moscow-Washington line was tested with neutral prose that carried every character. These are ours.
"""

from collections.abc import Sequence
from typing import Final

from parley.line.facts import Phrase

PHRASES: Final = {
    "en": (
        "The quick brown fox jumps over the lazy dog near the bank of the river, 0123456789.",
        "A village baker just quickly fixed the six old windmills by the frozen pond, 9876543210.",
    ),
    "ru": (
        "Съешь же ещё этих мягких французских булок, да выпей чаю: 0123456789.",
        "Широкая электрификация южных губерний даст мощный толчок подъёму сельского хозяйства: 9876543210.",
    ),
    "uk": ("абвгґд еєжзи іїйкл мнопр стуфх цчшщь юя 0123456789",),
    "fr": ("Voix ambiguë d'un cœur qui, au zéphyr, préfère les jattes de kiwis: 0123456789.",),
    "de": ("Falsches Üben von Xylophonmusik quält jeden größeren Zwerg: 0123456789.",),
    "es": (
        "El veloz murciélago comía feliz cardillo y kiwi; la cigüeña tocaba el saxofón en el baño: 0123456789.",
    ),
    "ko": ("다람쥐 헌 쳇바퀴에 타고파 0123456789",),
    "zh": ("天地玄黄 宇宙洪荒 日月盈昃 辰宿列张 0123456789",),
    "ja": ("いろはにほへと ちりぬるを わかよたれそ つねならむ 0123456789",),
    "ar": ("أبجد هوز حطي كلمن سعفص قرشت ثخذ ضظغ 0123456789",),
}


def phrase(languages: Sequence[str], turn: int) -> tuple[Phrase, ...]:
    """A phrase in each of these languages that we have one in; English where we have none. `turn`: which one."""
    found = [
        Phrase(language, known[turn % len(known)])
        for language in languages
        if (known := PHRASES.get(language.split("-", maxsplit=1)[0]))
    ]
    return tuple(found) or (Phrase("en", PHRASES["en"][turn % len(PHRASES["en"])]),)
