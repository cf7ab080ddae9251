"""50,000 messages in five scripts: how fast each is found, what that costs when it is written, how a station starts.

What is found is compared with a floor of the same run: fifty rows read by their keys, over a connection of their own.
Run: python -m bench traffic [MESSAGES]   (two stations in this process; some minutes)
"""

import gc
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from parley import wiring
from parley.station.ports import Wanted
from parley.stores import search as index
from parley.views import messages, search, status
from tests.station.pairs import START, Side, agree, make_folder, pair, settle

GOAL_MS = 100
TIMES = 15
BATCH = 500
SETTLED = 4  # batches between two exchanges of the stations
SHOWN = 50  # of a list, as the commands show it
BATCH_MS = 2_000  # between two batches, on the stations' clock: nothing falls due while the record is made
ENTERED = 1_000  # messages with and without being made searchable
HOUR_MS = 3_600_000
WORDS = {
    "en": "convoy vehicles bridge north moving south route report officer harbour fuel explain exercise border patrol",
    "ru": "колонна машины мост север движется юг маршрут доклад офицер гавань топливо объясните учение граница патруль",
    "uk": "колона машини міст північ рухається південь маршрут доповідь офіцер гавань пальне поясніть навчання кордон",
    "ar": "قافلة مركبات جسر شمال تتحرك جنوب طريق تقرير ضابط ميناء وقود اشرح نشاط تمرين حدود دورية جواب متوقع طقس",
    "zh": "车 队 桥 梁 向 北 移 动 南 方 路 线 报 告 军 官 港 口 燃 料 解 释 活 动 演 习 边 界 巡 逻 答 复 天 气",
}
RARE = {"en": "windmill", "ru": "мельница", "uk": "вітряк", "ar": "طاحونة", "zh": "风车"}


def letter(number: int, chance: random.Random) -> dict[str, object]:
    """One message: 30 to 700 characters; each thousandth has the rare word of its language."""
    language = chance.choice(list(WORDS))
    known = WORDS[language].split()
    words = [chance.choice(known) for _ in range(chance.choice((15, 30, 60, 120)))]
    words[chance.randrange(len(words))] = (
        RARE[language] if number % 1000 == 0 else str(chance.randrange(10_000))
    )
    return {
        "to": chance.choice(("duty-desk", "duty-desk", "secretary")),
        "precedence": chance.choice("RRRRRRPPO"),
        "subject": f"note {number}",
        "type": "GOODWILL/1" if number % 100 == 0 else "FREE-TEXT/1",
        "language": language,
        "text": ("" if language == "zh" else " ").join(words),
    }


def filled(root: Path, count: int) -> tuple[tuple[Side, Side], int, float]:
    """Two stations that wrote half of the messages each; their time, and messages a second."""
    chance = random.Random(1)  # noqa: S311  # the same messages in every run
    sides = made(root)
    now, start = START + 1_000, time.perf_counter()
    for first in range(0, count, BATCH):
        letters = [letter(first + i, chance) for i in range(BATCH)]
        answer = sides[first // BATCH % 2].ask(now, do="write", messages=letters)
        assert answer.error is None, answer.error
        if first // BATCH % SETTLED == SETTLED - 1:
            settle(*sides, now)
        now += BATCH_MS
    settle(*sides, now)
    return sides, now, count / (time.perf_counter() - start)


def made(root: Path) -> tuple[Side, Side]:
    a, b = (Side(make_folder(root / name, name), root / "volatile") for name in ("aster", "boreas"))
    pair(a, b)
    settle(a, b, START)
    agree(a, b, START)
    return a, b


# --- finding ------------------------------------------------------------------------------------------------


def questions(folder: Path, now: int, count: int) -> dict[str, Callable[[], int]]:
    """What people ask, each with a connection of its own, as a command opens it; how many answers there were."""
    card = wiring.card_of(folder)

    def ask(**wanted: object) -> Callable[[], int]:
        def asked() -> int:
            reading = wiring.reading(folder)
            (row,) = reading.lines()
            return len(search.search(reading, row, now, **wanted))  # type: ignore[arg-type]  # as the row below says

        return asked

    def box(**wanted: bool) -> int:
        reading = wiring.reading(folder)
        (row,) = reading.lines()
        return len(messages.messages(reading, row, now, newest=SHOWN, **wanted))

    def state() -> int:
        return len(
            status.status(wiring.reading(folder), card, status.Around(str(folder), now, 1 << 40, None))
        )

    middle = START + count // BATCH // 2 * BATCH_MS
    sought = [word for language in WORDS for word in (WORDS[language].split()[0], RARE[language])]
    return {
        "inbox": lambda: box(mine=False),
        "outbox": lambda: box(mine=True),
        "unseen": lambda: box(mine=False, unseen=True),
        "status": state,
        "search by number": ask(number=count // 3),
        "search by post": ask(post="secretary"),
        "search by type": ask(type="GOODWILL"),
        "search by a type that nearly all have": ask(type="FREE-TEXT"),
        "search by date, open end": ask(since=START),
        "search by date": ask(since=middle, until=middle + 9_000),
        **{f"search {word}": ask(text=word) for word in sought},
        "search two words": ask(text="harbour 4711"),
        "search two characters that are nowhere": ask(text="鼠标"),
        "search what is nowhere": ask(text="nothing of this kind"),
        "search all that is given": ask(
            text="convoy", post="secretary", mine=True, unseen=True, type="FREE-TEXT"
        ),
    }


def keys(folder: Path) -> Callable[[], int]:
    """The floor: as many rows as a list shows, each by its key, over a connection of its own."""
    reading = wiring.reading(folder)
    (row,) = reading.lines()
    refs = [thing.ref for thing in reading.search(row.id, Wanted(newest=SHOWN))]

    def asked() -> int:
        own = wiring.reading(folder)
        return sum(own.thing(row.id, ref) is not None for ref in refs)

    return asked


def timed(asked: Callable[[], int]) -> tuple[float, float, int]:
    """Median and worst in milliseconds, and how many were found."""
    times, found = [], 0
    for _ in range(TIMES):
        start = time.perf_counter()
        found = asked()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times), max(times), found


def find(folder: Path, now: int, count: int) -> None:
    print(f"{'':44}{'median ms':>10}{'worst ms':>10}{'found':>7}{'x floor':>9}")
    floor, worst, found = timed(keys(folder))
    print(f"{'floor: so many rows by their keys':44}{floor:10.1f}{worst:10.1f}{found:7}{1:9.1f}")
    slow = []
    for what, asked in questions(folder, now, count).items():
        median, worst, found = timed(asked)
        print(f"{what:44}{median:10.1f}{worst:10.1f}{found:7}{median / floor:9.1f}")
        slow += [what] if worst > GOAL_MS else []
    print(f"goal: {GOAL_MS} ms each; " + (f"missed by: {', '.join(slow)}" if slow else "met"))


# --- entering -----------------------------------------------------------------------------------------------


def entering(batch: int, *, searchable: bool) -> float:
    """Microseconds a message at its author's station, in turns of so many."""
    kept = index.Index.put
    if not searchable:
        index.Index.put = lambda *_: None  # type: ignore[method-assign]  # the state before messages were searchable
    chance = random.Random(2)  # noqa: S311  # the same messages in every run
    try:
        with tempfile.TemporaryDirectory(dir=".", prefix=".bench-") as root:
            a, b = made(Path(root))
            letters = [letter(number, chance) for number in range(ENTERED)]
            gc.collect()
            start = time.perf_counter()
            for first in range(0, ENTERED, batch):
                a.ask(START + 1_000, do="write", messages=letters[first : first + batch])
            took = time.perf_counter() - start
            for side in (a, b):
                side.close()
    finally:
        index.Index.put = kept  # type: ignore[method-assign]  # as it was
    return took / ENTERED * 1e6


def enter() -> None:
    print(f"{'entry, us a message':44}{'ours':>10}{'before':>10}{'ratio':>7}")
    for batch in (1, 20, BATCH):
        pairs = [(entering(batch, searchable=True), entering(batch, searchable=False)) for _ in range(3)]
        ours, before = (min(column) for column in zip(*pairs, strict=True))
        print(f"{f'in turns of {batch}':44}{ours:10.0f}{before:10.0f}{ours / before:7.2f}")


# --- starting -----------------------------------------------------------------------------------------------

START_CODE = """
import sys, time
from pathlib import Path
from parley.line import engine
from tests.station.pairs import Side

def memory():
    return int(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]) / 1024

def due():
    dues = (engine.due(side.book.line), side.station.dues.next(side.book.id))
    return min((due for due in dues if due is not None), default=None)

def told(until):
    turns, longest, effects, size, began = 0, 0.0, 0, side.book.my_log.size, time.perf_counter()
    while (at := due()) is not None and at <= until and turns < 20_000:
        start = time.perf_counter()
        effects += len(side.station.turn(max(at, side.station.now)).effects)
        longest, turns = max(longest, time.perf_counter() - start), turns + 1
    print(turns, time.perf_counter() - began, longest * 1e3, side.book.my_log.size - size, effects,
          len(side.book.line.things), memory())

side = Side.__new__(Side)
side.folder, side.volatile, now, side.count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), 0
began = time.perf_counter()
side.open(now)
print(time.perf_counter() - began, memory())
told(now)
told(now + 300_000)
"""


def begin(sides: tuple[Side, Side], now: int) -> None:
    """A station that was away while all that it holds fell due: seven hours, more than ROUTINE may wait."""
    for side in sides:
        side.close()
    heads = f"{'turns':>7}{'s':>7}{'worst ms':>10}{'entries':>9}{'effects':>9}{'held':>6}{'MiB':>6}"
    print(f"{'away for seven hours, all overdue':44}{heads}")
    for side in sides:
        ran = subprocess.run(
            [sys.executable, "-c", START_CODE, str(side.folder), str(side.volatile), str(now + 7 * HOUR_MS)],
            capture_output=True, check=True, text=True,
        )  # fmt: skip
        (opened, before), *told = ([float(word) for word in line.split()] for line in ran.stdout.splitlines())
        print(f"{f'{side.folder.name}: opened':44}{'':7}{opened:7.2f}{'':34}{before:6.0f}")
        for what, row in zip(("what had fallen due", "the five minutes after"), told, strict=True):
            turns, s, worst, *counts, mib = row
            counted = "".join(f"{number:{width}.0f}" for number, width in zip(counts, (9, 9, 6), strict=True))
            print(f"{f'{side.folder.name}: {what}':44}{turns:7.0f}{s:7.1f}{worst:10.0f}{counted}{mib:6.0f}")


def main() -> None:
    count = int(sys.argv[-1]) if sys.argv[-1].isdigit() else 50_000
    with tempfile.TemporaryDirectory(dir=".", prefix=".bench-") as root:
        sides, now, rate = filled(Path(root), count)
        size = sum(p.stat().st_size for p in sides[0].folder.glob("station.db*")) / 2**20
        print(
            f"{count:,} messages, half of them ours, written and delivered at {rate:,.0f}/s; {size:.0f} MiB"
        )
        find(sides[0].folder, now, count)
        begin(sides, now)
    enter()


if __name__ == "__main__":
    main()
