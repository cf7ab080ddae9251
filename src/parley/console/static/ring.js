// A call that rings: shown as a dialog on every console, reported once it is painted, gone when it no longer rings.

import { part, post } from "./live.js";
import { parsed } from "./morph.js";

const dialog = document.getElementById("ring");
const hushed = new Set(); // silenced on this console alone
let current = "";
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
  current = "";
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
  window.htmx?.process(dialog);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("[data-key]")?.focus();
  requestAnimationFrame(() => requestAnimationFrame(() => painted(ring)));
}

/** Two frames later it is on the glass, if this page is in front: a hidden one has no frames. */
function painted(ring) {
  if (current !== ring.call || document.visibilityState !== "visible") return;
  dialog.dataset.painted = ring.call;
  post("/painted", { line: ring.line, call: ring.call, console: navigator.platform ?? "" });
}

/** The letters that the buttons show; not while somebody types. */
dialog.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, textarea, select")) return;
  const button = [...dialog.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key.toLowerCase());
  if (!button) return;
  event.preventDefault();
  button.click();
});

dialog.addEventListener("close", () => {
  if (!current || dialog.open) return; // it rings no longer, or another rings already
  hushed.add(current);
  close();
  document.dispatchEvent(new CustomEvent("parley:hushed", { detail: hushed }));
  const next = wanted.find((ring) => !hushed.has(ring.call));
  if (next) show(next);
});
