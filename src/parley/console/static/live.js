// The console's own ear: it hears that something changed, whether the page is in front or not, and brings it in.
// htmx's event stream stops in hidden tabs; a bell may not, so this one is ours.

const STALE_MS = 16_000; // three heartbeats
const lamp = document.getElementById("stream");
const clock = document.getElementById("clock");

let heard = Date.now();
let ahead = Number(clock.dataset.now) - Date.now(); // the station's clock against this machine's
let source;
let looking = false;
let wanting = false;
const shown = new WeakMap(); // the words that each part shows

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
    document.dispatchEvent(new CustomEvent("parley:state", { detail: told }));
    refresh();
  });
  source.addEventListener("beat", alive);
  source.addEventListener("error", () => {
    say("lost", word("stream-lost"));
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 1_000); // refused for good: try anew
  });
}

function alive() {
  heard = Date.now();
  say("live", word("stream-live"));
}

/** What a person did here, told to the station; false if it was not done. */
export async function post(address, fields = {}) {
  const body = new URLSearchParams(fields);
  const answer = await fetch(address, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (answer?.status === 401) location.assign("/login");
  return answer?.ok ?? false;
}

/** Part of a page as the station renders it now; null if it cannot be had. */
export async function part(address) {
  const answer = await fetch(address, { headers: { accept: "text/html" } }).catch(() => null);
  if (answer?.status === 401) location.assign("/login");
  return answer?.ok ? answer.text().catch(() => null) : null; // a station may go away while it speaks
}

/** Each part that says where it can be had anew is brought in, one look at a time, so that no older one comes last. */
async function refresh() {
  wanting = true;
  if (looking) return;
  looking = true;
  while (wanting) {
    wanting = false;
    await look();
  }
  looking = false;
  tick();
}

async function look() {
  for (const element of document.querySelectorAll("[data-fresh]")) {
    const words = await part(element.dataset.fresh);
    if (words === null || same(words) === shown.get(element) || beingFilled(element)) continue;
    shown.set(element, same(words));
    swap(element, words);
  }
}

/** The words without the ids of their forms, which are new each time. */
function same(words) {
  return words.replace(/name="id" value="[^"]*"/g, "");
}

/** Whether somebody is at a field of this part: what they have typed stays. */
function beingFilled(element) {
  const field = document.activeElement;
  return element.contains(field) && field.matches("input, select, textarea");
}

/** New contents, with the focus where it was. */
export function swap(element, words) {
  const focused = element.contains(document.activeElement) ? document.activeElement.id : "";
  const made = new DOMParser().parseFromString(words, "text/html");
  element.replaceChildren(...made.body.childNodes);
  window.htmx?.process(element); // its links and forms, too, leave what rings and sounds alone
  if (focused) document.getElementById(focused)?.focus();
}

const WORDS = JSON.parse(document.querySelector('meta[name="words"]').content);
const UNITS = [[86_400_000, "d"], [3_600_000, "h"], [60_000, "min"], [1_000, "s"]];

/** Our own words of that key, in the page's language, around this value. */
export function word(key, value = "") {
  return WORDS[key].replace("{}", value);
}

/** A length of time in its two largest units, as the station words it. */
function span(ms) {
  const first = Math.max(0, UNITS.findIndex(([unit]) => ms >= unit));
  const [unit, name] = ms < 1_000 ? UNITS.at(-1) : UNITS[first];
  const words = [word(`span-${name}`, Math.floor(ms / unit))];
  const next = UNITS[UNITS.findIndex(([, of]) => of === name) + 1];
  const rest = next ? Math.floor((ms % unit) / next[0]) : 0;
  if (rest) words.push(word(`span-${next[1]}`, rest));
  return words.join(" ");
}

/** `3 min ago`, `in 2 h 5 min`, as the station words it. */
function ago(ms) {
  const apart = Math.abs(ms);
  if (apart < 1_000) return word("time-now");
  return word(ms > 0 ? "time-ago" : "time-in", span(apart));
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
    say("stale", word("stream-stale", span(Date.now() - heard)));
  }
}

/** The head says which page is in front, however it came there. */
function here() {
  for (const link of document.querySelectorAll("header nav a")) {
    const path = link.getAttribute("href");
    const there = location.pathname === path || (path !== "/" && location.pathname.startsWith(`${path}/`));
    if (there) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
for (const moved of ["htmx:after:history:push", "htmx:after:history:replace", "htmx:after:swap"]) {
  document.addEventListener(moved, here);
}

// What changed while a page was on its way here was told before it had a place to be shown.
document.addEventListener("htmx:after:swap", refresh);

/** A page that htmx could not bring: the session is over, or the station is away. */
document.addEventListener("htmx:response:error", (event) => {
  if (event.detail.ctx?.response?.status === 401) location.assign("/login");
});

connect();
setInterval(tick, 1_000);
