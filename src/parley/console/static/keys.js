// Single keys: `/` goes to the search box, 1 to 9 open what bears that number, 0 goes up to the alarms. They can be turned
// off (WCAG 2.1.4), do nothing while somebody types or a ring is shown, and open pages only: no key sends anything.

const OFF = "keys-off";
const PLACES = { "/": "#main [data-search]", 0: "#alarms:has(.alarm)" };
const button = document.getElementById("keys");

function off() {
  return localStorage.getItem(OFF) === "yes";
}

/** The button says how it is; where keys are off, no page shows one. */
function show() {
  button.setAttribute("aria-pressed", String(!off()));
  document.body.classList.toggle("keyless", off());
}

button.addEventListener("click", () => {
  localStorage.setItem(OFF, off() ? "no" : "yes");
  show();
});

function meant(event) {
  if (off() || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return false;
  return !event.target.matches("input, textarea, select") && !document.querySelector("dialog[open]");
}

document.addEventListener("keydown", (event) => {
  if (!meant(event)) return;
  const wanted = PLACES[event.key] ?? (/^[1-9]$/.test(event.key) ? `#main [data-number="${event.key}"]` : "");
  const found = wanted && document.querySelector(wanted);
  if (!found) return;
  event.preventDefault();
  if (event.key in PLACES) found.focus();
  else found.click();
});

show();
