// The console's own ear: it hears that something changed, whether the page is in front or not, and brings it in.
// htmx's event stream stops in hidden tabs; a bell may not, so this one is ours.

import { morph, parsed } from "./morph.js";

const STALE_MS = 9_000; // three heartbeats
const HERE_MS = 20_000; // so often the station hears that this page is open, if it hears nothing else of it
const AGAIN_MS = 60_000; // so often a page in front is brought in again though nothing changed: time alone moves things, too
const LOOK_MS = 150; // from a change to the look at it: what rings is painted first, and many changes are one look
const lamp = document.getElementById("stream");
const clock = document.getElementById("clock");

let heard = Date.now();
let ahead = Number(clock.dataset.now) - Date.now(); // the station's clock against this machine's
let source;
let told = ""; // the version of the record that was told last
let waiting = null;
let looking = false;
let again = false; // something came while we looked
let looked = Date.now() + ahead; // when the page was last as the station has it, by its clock
let missed = false; // nothing is heard any longer
let spoke = Date.now(); // when this page asked for anything last
let full = false; // the station has no place for one more console

/** What the lamp in the header says of the stream. */
function say(state, words) {
  lamp.dataset.state = state;
  lamp.textContent = words;
}

function connect() {
  let ended = false;
  source = new EventSource("/events");
  source.addEventListener("state", (event) => {
    const state = JSON.parse(event.data);
    told = String(state.version);
    ahead = state.now - Date.now();
    alive();
    document.dispatchEvent(new CustomEvent("parley:state", { detail: state }));
    soon();
  });
  source.addEventListener("beat", () => {
    alive();
    if (Date.now() - spoke > HERE_MS) post("/here"); // by the beat: a hidden page has slow timers
    soon();
  });
  source.addEventListener("full", () => {
    full = true;
    say("lost", word("stream-full"));
    ended = true; // by the station, which is there
  });
  source.addEventListener("error", () => {
    full = full && ended;
    ended = false;
    say("lost", word(full ? "stream-full" : "stream-lost"));
    main().dataset.version = ""; // a station that was started anew counts anew
    tick(); // also in a hidden page, whose timers are slow
    if (source.readyState !== EventSource.CLOSED) return;
    part("/alarms"); // which says whether the session is over
    setTimeout(connect, 1_000); // refused for good: try anew
  });
}

function alive() {
  full = false;
  heard = Date.now();
  say("live", word("stream-live"));
  miss(false);
}

/** That nothing is heard is said above the page and in the dialog that rings; it sounds, and no lamp stays green. */
function miss(now) {
  if (now === missed) return;
  missed = now;
  document.body.classList.toggle("away", missed);
  for (const banner of document.querySelectorAll(".away-banner")) {
    banner.hidden = !missed;
    banner.firstElementChild.textContent = missed ? word("station-away") : "";
  }
  document.dispatchEvent(new CustomEvent("parley:away", { detail: missed }));
}

/** The station's clock, by this machine's. */
export function stationTime() {
  return Date.now() + ahead;
}

/** Nobody is logged in here any longer. */
function out() {
  document.dispatchEvent(new CustomEvent("parley:out"));
}

/** What a person did here, told to the station; false if it was not done. */
export async function post(address, fields = {}) {
  spoke = Date.now();
  const body = new URLSearchParams(fields);
  const answer = await fetch(address, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (answer?.status === 401) out();
  return answer?.ok ?? false;
}

/** Part of a page as the station renders it now; null if it cannot be had. */
export async function part(address) {
  spoke = Date.now();
  const answer = await fetch(address, { headers: { accept: "text/html" } }).catch(() => null);
  if (answer?.status === 401) out();
  return answer?.ok ? answer.text().catch(() => null) : null; // a station may go away while it speaks
}

/** The page itself, which says of which version of the record it is; htmx may have put another in its place. */
function main() {
  return document.getElementById("main");
}

/** Before long the page shows what was told, if it does not yet. A hidden page has nothing to paint, and slow timers. */
function soon() {
  if (document.hidden) refresh();
  else waiting ??= setTimeout(refresh, LOOK_MS);
}

/** Each part that says where it can be had anew is brought in, one look at a time, so that no older one comes last. */
async function refresh() {
  clearTimeout(waiting);
  waiting = null;
  again = looking;
  if (looking || !told || main().dataset.version === told) return;
  looking = true;
  const version = told;
  const began = stationTime();
  if (await look()) {
    main().dataset.version = version;
    looked = began;
  }
  looking = false;
  document.dispatchEvent(new CustomEvent("parley:fresh"));
  tick();
  if (again) soon();
}

/** Whether all parts of the page that is here now are as they were told. Parts of one address are asked for at once. */
async function look() {
  let all = true;
  const parts = [...main().querySelectorAll("[data-fresh]")];
  for (const address of new Set(parts.map((element) => element.dataset.fresh))) {
    const words = await part(address);
    for (const element of parts.filter((each) => each.dataset.fresh === address)) {
      const own = words === null || !element.isConnected ? null : ofPart(words, element.dataset.part);
      if (own === null) all = false;
      else morph(element, own);
    }
  }
  return all;
}

/** The words of that part among several; all of them, if it is no part. */
export function ofPart(words, name) {
  return name ? parsed(words).querySelector(`[data-part="${name}"]`)?.innerHTML ?? null : words;
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

/** What is due when it comes is late a moment after, and stands elsewhere: the station says how it is called then. */
function passed() {
  if (looking || missed || !told || document.hidden) return;
  const now = stationTime();
  const times = [...main().querySelectorAll("[data-fresh] time[data-at]")].map((time) => Number(time.dataset.at));
  if (now - looked < AGAIN_MS && !times.some((at) => at > looked && at <= now)) return;
  main().dataset.version = "";
  soon();
}
document.addEventListener("visibilitychange", passed);

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
  if (!full && Date.now() - heard > STALE_MS) {
    say("stale", word("stream-stale", span(Date.now() - heard)));
    miss(true);
    const old = word("station-away-for", span(Date.now() - heard));
    for (const banner of document.querySelectorAll(".away-banner")) banner.lastElementChild.textContent = old;
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
document.addEventListener("htmx:after:swap", soon);

/** A page that htmx could not bring: the session is over, or the station is away. */
document.addEventListener("htmx:response:error", (event) => {
  if (event.detail.ctx?.response?.status === 401) out();
});

// A picture that is too large is said to be before it is sent for nothing; the others stay chosen. The station looks again.
document.addEventListener("change", ({ target }) => {
  if (!target.dataset?.most) return;
  const large = [...target.files].filter((file) => file.size > Number(target.dataset.most));
  const rest = new DataTransfer();
  for (const file of target.files) if (!large.includes(file)) rest.items.add(file);
  if (large.length) target.files = rest.files;
  target.toggleAttribute("aria-invalid", large.length > 0);
  const fault = document.getElementById(`${target.id}-fault`);
  fault.hidden = !large.length;
  fault.textContent = target.dataset.tooLarge.replace("{}", large.map((file) => file.name).join(", "));
});

// Not before every script of the page listens: what rings now is told once, and one that came later would not hear it.
document.addEventListener("DOMContentLoaded", connect);
setInterval(() => {
  tick();
  passed();
}, 1_000);
