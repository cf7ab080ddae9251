// Which loudspeaker the alarm sounds from: chosen on the station check, kept in this browser. Whatever becomes of it, the
// alarm sounds: from the system's own, and every page says so.

const KEPT = "speaker";
const gone = document.getElementById("speaker-gone");

let context = null;

/** What was chosen: the browser's id of it, and its name; both empty for the system's own. */
function chosen() {
  return JSON.parse(localStorage.getItem(KEPT) ?? '{"id": "", "label": ""}');
}

/** From now on this context sounds from the chosen loudspeaker. */
export async function lead(sound) {
  context = sound;
  await turn();
}

async function turn() {
  const { id } = chosen();
  const found = await there(id);
  const led = found && (await to(id));
  if (!led) await to("");
  gone.hidden = led || !id;
}

/** Whether it is still plugged in, as far as the browser tells: without the microphone's leave it names none. */
async function there(id) {
  const named = (await speakers()).filter((each) => each.deviceId);
  return !id || !named.length || named.some((each) => each.deviceId === id);
}

async function speakers() {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return devices.filter((each) => each.kind === "audiooutput");
}

async function to(id) {
  if (!context?.setSinkId) return !id;
  return context.setSinkId(id).then(() => true, () => false);
}

/** The part of the station check that is this browser's alone. */
function show() {
  const check = document.getElementById("speakers");
  if (!check) return;
  const able = "setSinkId" in AudioContext.prototype && Boolean(navigator.mediaDevices);
  check.hidden = !able;
  document.getElementById("speaker-fixed").hidden = able;
  const { id, label } = chosen();
  if (id) fill([{ deviceId: id, label }]);
}

/** Those that can be chosen; the first one, the system's own, stays. */
function fill(list) {
  const select = document.getElementById("speaker");
  const options = list.map(({ deviceId, label }) => new Option(label, deviceId));
  select.replaceChildren(select.options[0], ...options);
  select.value = chosen().id;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}

/** A browser names loudspeakers to a page that may use the microphone: it is opened, and closed at once. */
async function list() {
  const heard = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
  document.getElementById("speaker-refused").hidden = heard !== null;
  for (const track of heard?.getTracks() ?? []) track.stop();
  const named = (await speakers()).filter((each) => each.deviceId && each.deviceId !== "default");
  if (heard) fill(named);
}

document.addEventListener("click", (event) => {
  if (event.target.id === "speakers-list") list();
});

document.addEventListener("change", async (event) => {
  if (event.target.id !== "speaker") return;
  const { value, label } = event.target.selectedOptions[0];
  localStorage.setItem(KEPT, JSON.stringify({ id: value, label: value ? label : "" }));
  await turn();
});

document.addEventListener("htmx:after:swap", show);
navigator.mediaDevices?.addEventListener("devicechange", turn);
show();
