// The end of a session: it is said some minutes before; when it comes under a watch it sounds, and hides all that is old.

import { part, stationTime } from "./live.js";

const WARNED_MS = 10 * 60_000;
const EARLY_MS = 5_000; // before its time by more than the station's clock may be ahead of what we take for it
const ending = document.getElementById("ending");
const over = document.getElementById("over");
const until = Number(ending.dataset.until);
let out = false;

function look() {
  const left = until - stationTime();
  const ends = left > 0 && left <= WARNED_MS;
  if (ending.hidden === ends) ending.hidden = !ends;
  if (left <= 0) ask();
}

/** Somebody may have logged in anew beside this page; else the station says that nobody is, which ends it here. */
async function ask() {
  if (!out && (await part("/alarms")) !== null) location.reload();
}

/** Why it ended, as far as this page can know: the shift was over, or somebody ended it before. */
function why() {
  const early = until - stationTime() > EARLY_MS;
  document.getElementById("over-shift").hidden = early;
  document.getElementById("over-early").hidden = !early;
}

/** Without a watch the entrance says why; under one nobody may overlook it, and a page cannot sound once it has gone. */
function end() {
  if (out) return;
  out = true;
  if (!sessionStorage.getItem("armed")) {
    location.assign("/login");
    return;
  }
  sessionStorage.removeItem("armed");
  for (const open of document.querySelectorAll("dialog[open]")) open.close();
  why();
  over.showModal();
  document.dispatchEvent(new CustomEvent("parley:over"));
}

over.addEventListener("cancel", (event) => event.preventDefault()); // there is nothing behind it that is true
document.addEventListener("parley:out", end);
setInterval(look, 1_000);
