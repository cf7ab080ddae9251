// An answer to a call, given in the dialog: sent from there, so that no page is left on which somebody was writing.

import { word } from "./live.js";

const ANSWER_MS = 8_000; // after which it is said that the station does not answer
const place = document.getElementById("answered");

/** Sends the form. What the station says against it, in words; empty if it was done, and the call's page is shown. */
export async function answered(form) {
  const address = form.getAttribute("action");
  const body = new URLSearchParams(new FormData(form)); // with the form's own id: sent again it is carried out once
  const waits = AbortSignal.timeout(ANSWER_MS);
  const answer = await fetch(address, { method: "POST", body, redirect: "manual", signal: waits }).catch(() => null);
  if (answer?.status === 401) document.dispatchEvent(new CustomEvent("parley:out"));
  if (answer?.type === "opaqueredirect") {
    lead(address.slice(0, address.lastIndexOf("/")));
    return "";
  }
  const words = answer ? await answer.text().catch(() => "") : "";
  const why = [...new DOMParser().parseFromString(words, "text/html").querySelectorAll(".failed-page p")];
  return why.map((each) => each.textContent.trim()).join("\n") || word("ring-unanswered");
}

/** To the call's page; where something is written on this one, a link to it. */
function lead(address) {
  const link = place.querySelector("a").cloneNode(true);
  link.href = address;
  place.querySelector("a").replaceWith(link);
  window.htmx?.process(place);
  place.hidden = !written();
  if (place.hidden) link.click();
}
document.addEventListener("htmx:after:swap", () => { place.hidden = true; });

/** Whether somebody has begun to fill in a form of this page. A message's forms are kept whatever they hold. */
function written() {
  const fields = [...document.querySelectorAll("#main form[method=post] :is(input, select, textarea)")];
  return Boolean(document.querySelector("#main :is(.wr-form, .wr-send)")) || fields.some(changed);
}

function changed(field) {
  if (field.type === "hidden") return false;
  if (field.type === "file") return field.files.length > 0;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (!field.options) return field.value !== field.defaultValue;
  const preset = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(preset, 0);
}
