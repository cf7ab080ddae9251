// A call that rings: shown as a dialog on every console, reported once it is painted, gone when it no longer rings.
// A ring is a call at one post; what else rings is listed in the dialog, and reported once it stands there to be read.

import { answered } from "./answer.js";
import { part, post, word } from "./live.js";
import { parsed, reshape } from "./morph.js";

const dialog = document.getElementById("ring");
const words = document.getElementById("ring-words");
const said = document.getElementById("ring-said");
const ORDER = ["Z", "O", "P", "R"];
const SUDDEN_MS = 700; // as long nobody may have pressed a key since it came to the front: see what is on the key first
const hushed = new Set(); // rings silenced on this console alone
const chosen = new Map(); // what somebody chose or typed for a word about a call, by the form's address and the field
const listed = new Set(); // rings that were reported from the list
let current = ""; // the ring that is to be seen
let shown = ""; // the ring that the open dialog shows; "" where the page itself closed it
let as = ""; // how its call and our desk stood when it was shown
let wanted = [];
let came = []; // messages that nobody has heard of
let marked = ""; // what of the title is not the page's own
let more = parsed(""); // all that rings, as the station words it
let sudden = null; // a timer while keys and clicks count for nothing

document.addEventListener("parley:state", (event) => {
  wanted = event.detail.rings.filter((ring) => !hushed.has(ring.ring));
  came = event.detail.alarms.filter((alarm) => alarm.sort === "message" && !alarm.silent);
  if (event.detail.more !== undefined) more = parsed(event.detail.more);
  const next = first();
  if (!next) close();
  else if (next.ring !== current) show(next, event.detail.dialog);
  else if (next.ring === shown && next.as !== as) renew(next, event.detail.dialog);
  else list();
});

/** What the dialog is to show: what it shows already, unless something more urgent rings. */
function first() {
  const rank = (ring) => ORDER.indexOf(ring.precedence);
  const now = wanted.find((ring) => ring.ring === current);
  return now && rank(now) <= rank(wanted[0]) ? now : wanted[0];
}

function close() {
  current = shown = "";
  if (dialog.open) dialog.close();
  words.replaceChildren(); // its fields have the names of those on the call's page
  said.textContent = "";
}

/** What it shows came with the event if it rings first of all; else it is asked for. */
async function show(ring, came) {
  current = ring.ring;
  if (came?.ring === ring.ring) {
    paint(ring, came.words);
    return;
  }
  const found = await dialogOf(ring);
  if (current !== ring.ring) return;
  if (found === null) current = ""; // the next event tries again
  else paint(ring, found);
}

function dialogOf(ring) {
  return part(`/rings/${encodeURIComponent(ring.line)}/${ring.call}`);
}

/** The same ring, of which the call stands otherwise, or the desk: what is chosen and typed in the dialog stays. */
async function renew(ring, came) {
  const found = came?.ring === ring.ring ? came.words : await dialogOf(ring);
  if (shown !== ring.ring || found === null) return; // the next event tries again
  as = ring.as;
  const before = offered();
  reshape(words, found);
  restore();
  list();
  if (offered() !== before) startle(); // no click meets another button than the eye has seen
  if (!words.contains(document.activeElement)) focus();
}

/** Which words the dialog offers, in which order. */
function offered() {
  return [...words.querySelectorAll("form.saying")].map((form) => `${form.dataset.word} ${form.className}`).join();
}

function focus() {
  words.querySelector("[data-key]")?.focus({ preventScroll: true });
}

function paint(ring, found) {
  words.replaceChildren(...parsed(found).childNodes);
  said.textContent = "";
  restore();
  startle();
  if (!dialog.open) dialog.showModal();
  shown = ring.ring;
  as = ring.as;
  list();
  focus();
  words.scrollTop = 0; // who calls, how urgently and about what stands first, however small the window
  whenPainted(() => current === ring.ring, () => {
    dialog.dataset.painted = ring.call;
    report(ring);
  });
}

/** Two frames later it is on the glass, if this page is in front: a hidden one has no frames. */
function whenPainted(still, then) {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (still() && document.visibilityState === "visible") then();
  }));
}

function report(ring) {
  post("/painted", { line: ring.line, call: ring.call, post: ring.post, console: navigator.platform ?? "" });
}

/** What rings besides. A line that stays is the same element; one that comes into sight is reported. */
function list() {
  const box = document.getElementById("ring-more");
  if (!box) return;
  const others = wanted.filter((ring) => ring.ring !== current && of(more, ring));
  const lines = box.querySelector("ul");
  lines.replaceChildren(...others.map((ring) => of(lines, ring) ?? watched(of(more, ring).cloneNode(true))));
  box.querySelector("p").textContent = word("ring-more", others.length);
  box.hidden = !others.length;
}

function of(place, ring) {
  return place.querySelector(`[data-ring="${ring.ring}"]`);
}

const insight = new IntersectionObserver((entries) => {
  for (const { target, intersectionRatio } of entries) {
    const ring = wanted.find((each) => each.ring === target.dataset.ring);
    if (!ring || intersectionRatio < 0.9 || listed.has(ring.ring)) continue;
    whenPainted(() => target.isConnected, () => {
      listed.add(ring.ring);
      report(ring);
    });
  }
}, { threshold: [0.9] });

function watched(line) {
  insight.observe(line);
  return line;
}

const CHOSEN_MAX = 200; // fields; calls that are over need none
const FIELDS = "input:not([type=hidden]), select, textarea";

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.("form.saying");
  if (!form || !target.matches(FIELDS)) return;
  if (dialog.contains(form)) said.textContent = ""; // what was refused is being written anew
  if (chosen.size >= CHOSEN_MAX) chosen.clear();
  chosen.set(`${form.getAttribute("action")} ${target.name}`, target.value);
});

/** Whoever chose a code finds it chosen, also where the dialog or the page of the call was made anew meanwhile. */
function restore() {
  for (const form of document.querySelectorAll("form.saying")) {
    for (const field of form.querySelectorAll(FIELDS)) {
      const value = chosen.get(`${form.getAttribute("action")} ${field.name}`);
      const offered = !field.options || [...field.options].some((option) => option.value === value);
      if (value !== undefined && offered && field.value !== value) field.value = value;
    }
  }
}
for (const renewed of ["parley:fresh", "htmx:after:swap"]) document.addEventListener(renewed, restore);

/** It came to the front by itself: what a hand does just now was meant for what stood there. */
function startle() {
  clearTimeout(sudden);
  dialog.dataset.sudden = "yes"; // no click meets a button, by the sheet
  sudden = setTimeout(() => {
    sudden = null;
    delete dialog.dataset.sudden;
  }, SUDDEN_MS);
}

for (const pressed of ["keydown", "keyup"]) {
  document.addEventListener(pressed, (event) => {
    if (!dialog.open || !sudden) return;
    event.preventDefault();
    if (pressed === "keyup") return;
    startle();
    said.textContent = word("ring-sudden");
  }, true);
}

/** The letters that the buttons show; not while somebody types. Some lead to a form that is to be looked at first. */
dialog.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.matches("input, textarea, select")) {
    entered(event);
    return;
  }
  const button = [...words.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key.toLowerCase());
  if (!button) return;
  event.preventDefault();
  if (button.hasAttribute("data-opens")) button.form.querySelector(FIELDS).focus();
  else button.click();
});

/** The first Escape leaves a field for the answers; only one that is pressed there silences the ring. */
dialog.addEventListener("cancel", (event) => {
  if (!document.activeElement?.matches(`form.saying :is(${FIELDS})`)) return;
  event.preventDefault();
  focus();
});

/** Enter signs what was chosen in a list, as it does in a field of one line; in a text it begins a new line. */
function entered(event) {
  if (event.key !== "Enter" || !event.target.matches("select")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

/** An answer goes to the station from here: the page below stays, and a refusal is said where it can be read. */
dialog.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.getAttribute("method") === "dialog") return;
  event.preventDefault();
  const ring = shown;
  said.textContent = "";
  const refused = await answered(form);
  if (shown === ring) said.textContent = refused;
});

/** Told a moment after it was closed: whoever pressed Escape silenced what it showed, the page itself nothing. */
dialog.addEventListener("close", () => {
  if (!shown || dialog.open) return; // it rings no longer, or is shown again already
  hushed.add(shown);
  close();
  document.dispatchEvent(new CustomEvent("parley:hushed", { detail: hushed }));
  wanted = wanted.filter((ring) => !hushed.has(ring.ring));
  if (wanted.length) show(wanted[0]);
  entitle();
});

/** The title says what rings or came, and that nothing is heard: it is all that is seen of a page in another tab. */
function entitle() {
  const title = document.title.startsWith(marked) ? document.title.slice(marked.length) : document.title;
  const away = document.body.classList.contains("away") ? "✕ " : "";
  marked = away + (wanted.length ? sign("☎", first()) : sign("◆", urgent(came)));
  if (document.title !== marked + title) document.title = marked + title;
}

/** `☎ O EXERCISE `, in the page's language; nothing where nothing rings or came. */
function sign(glyph, what) {
  if (!what) return "";
  return what.exercise ? `${glyph} ${what.precedence} ${word("title-exercise")} ` : `${glyph} ${what.precedence} `;
}

/** Of the messages that nobody has heard of, the most urgent; of those one that is no exercise. */
function urgent(messages) {
  const rank = (each) => 2 * ORDER.indexOf(each.precedence) + (each.exercise ? 1 : 0);
  return [...messages].sort((one, other) => rank(one) - rank(other))[0];
}
for (const told of ["parley:state", "parley:away", "htmx:after:swap"]) document.addEventListener(told, entitle);
