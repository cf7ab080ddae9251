// The console's own ear: it hears that something changed, whether the page is in front or not, and brings it in.
// htmx's event stream stops in hidden tabs; a bell may not, so this one is ours.

const STALE_MS = 16_000; // three heartbeats
const lamp = document.getElementById("stream");
const clock = document.getElementById("clock");

let heard = Date.now();
let ahead = Number(clock.dataset.now) - Date.now(); // the station's clock against this machine's
let source;

/** What the lamp in the header says of the stream. */
function say(state, words) {
  lamp.dataset.state = state;
  lamp.textContent = words;
}

function connect() {
  source = new EventSource("/events");
  source.addEventListener("state", (event) => {
    const told = JSON.parse(event.data);
    ahead = told.now - Date.now();
    alive();
    refresh();
  });
  source.addEventListener("beat", alive);
  source.addEventListener("error", () => {
    say("lost", "no connection to the station");
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 1_000); // refused for good: try anew
  });
}

function alive() {
  heard = Date.now();
  say("live", "live");
}

/** Each part that says where it can be had anew is brought in; a page that has none is left alone. */
async function refresh() {
  for (const part of document.querySelectorAll("[data-fresh]")) {
    const answer = await fetch(part.dataset.fresh, { headers: { accept: "text/html" } }).catch(() => null);
    if (answer?.status === 401) location.assign("/login");
    if (!answer?.ok) continue;
    const words = await answer.text();
    if (words !== part.dataset.words) {
      part.dataset.words = words;
      swap(part, words);
    }
  }
  tick();
}

/** New contents, with the focus where it was. */
function swap(part, words) {
  const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
  const made = new DOMParser().parseFromString(words, "text/html");
  part.replaceChildren(...made.body.childNodes);
  if (focused) document.getElementById(focused)?.focus();
}

const UNITS = [[86_400_000, "d"], [3_600_000, "h"], [60_000, "min"], [1_000, "s"]];

/** `3 min ago`, `in 2 h 5 min`, as the station words it. */
function ago(ms) {
  const apart = Math.abs(ms);
  const first = UNITS.findIndex(([unit]) => apart >= unit);
  if (first < 0) return "now";
  const [unit, name] = UNITS[first];
  let words = `${Math.floor(apart / unit)} ${name}`;
  const next = UNITS[first + 1];
  const rest = next ? Math.floor((apart % unit) / next[0]) : 0;
  if (rest) words += ` ${rest} ${next[1]}`;
  return ms > 0 ? `${words} ago` : `in ${words}`;
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const two = (number) => String(number).padStart(2, "0");

/** The ages on the page, and the clock, go on by themselves. */
function tick() {
  const now = Date.now() + ahead;
  for (const time of document.querySelectorAll("time[data-at]")) {
    const words = ago(now - Number(time.dataset.at));
    if (time.textContent !== words) time.textContent = words;
  }
  const at = new Date(now);
  const group = `${two(at.getUTCDate())}${two(at.getUTCHours())}${two(at.getUTCMinutes())}Z`;
  clock.firstElementChild.textContent =
    `${group} ${MONTHS[at.getUTCMonth()]} ${two(at.getUTCFullYear() % 100)}`;
  if (Date.now() - heard > STALE_MS) {
    say("stale", `nothing heard of the station for ${ago(Date.now() - heard).replace(" ago", "")}: what is shown is old`);
  }
}

connect();
setInterval(tick, 1_000);
