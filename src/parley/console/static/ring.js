// A call that rings: shown as a dialog on every console, reported once it is painted, gone when it no longer rings.

import { part, post } from "./live.js";
import { parsed } from "./morph.js";

const dialog = document.getElementById("ring");
const hushed = new Set(); // silenced on this console alone
const chosen = new Map(); // what somebody chose or typed for a word about a call, by the form's address and the field
let current = ""; // the call that is to be seen
let shown = ""; // the call that the open dialog shows; "" where the page itself closed it
let wanted = [];

document.addEventListener("parley:state", (event) => {
  wanted = event.detail.rings.filter((ring) => !hushed.has(ring.call));
  const next = wanted.find((ring) => ring.call === current) ?? wanted[0];
  if (!next) close();
  else if (next.call !== current) show(next, event.detail.dialog);
  const title = document.title.replace(/^☎ [A-Z] /, "");
  document.title = next ? `☎ ${next.precedence} ${title}` : title;
});

function close() {
  current = shown = "";
  if (dialog.open) dialog.close();
  dialog.replaceChildren(); // its fields have the names of those on the call's page
}

/** What it shows came with the event if it rings first of all; else it is asked for. */
async function show(ring, came) {
  current = ring.call;
  if (came?.call === ring.call) {
    paint(ring, came.words);
    return;
  }
  const words = await part(`/rings/${encodeURIComponent(ring.line)}/${ring.call}`);
  if (current !== ring.call) return;
  if (words === null) current = ""; // the next event tries again
  else paint(ring, words);
}

function paint(ring, words) {
  dialog.replaceChildren(...parsed(words).childNodes);
  restore();
  window.htmx?.process(dialog);
  if (!dialog.open) dialog.showModal();
  shown = ring.call;
  dialog.querySelector("[data-key]")?.focus();
  requestAnimationFrame(() => requestAnimationFrame(() => painted(ring)));
}

/** Two frames later it is on the glass, if this page is in front: a hidden one has no frames. */
function painted(ring) {
  if (current !== ring.call || document.visibilityState !== "visible") return;
  dialog.dataset.painted = ring.call;
  post("/painted", { line: ring.line, call: ring.call, console: navigator.platform ?? "" });
}

const CHOSEN_MAX = 200; // fields; calls that are over need none
const FIELDS = "input:not([type=hidden]), select, textarea";

document.addEventListener("input", ({ target }) => {
  const form = target.closest?.("form.saying");
  if (!form || !target.matches(FIELDS)) return;
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

/** The letters that the buttons show; not while somebody types. */
dialog.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, textarea, select")) return;
  const button = [...dialog.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key.toLowerCase());
  if (!button) return;
  event.preventDefault();
  button.click();
});

/** Told a moment after it was closed: whoever pressed Escape silenced what it showed, the page itself nothing. */
dialog.addEventListener("close", () => {
  if (!shown || dialog.open) return; // it rings no longer, or is shown again already
  hushed.add(shown);
  close();
  document.dispatchEvent(new CustomEvent("parley:hushed", { detail: hushed }));
  const next = wanted.find((ring) => !hushed.has(ring.call));
  if (next) show(next);
});
