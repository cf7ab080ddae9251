// What is to be heard: a tone for each precedence, looped in the audio graph itself, since timers starve in hidden tabs.
// IMO's rule for alarms: not yet heard by anybody, it sounds; heard, it is silent and stays on the screen.

import { ofPart, part, post, word } from "./live.js";
import { morph } from "./morph.js";
import { lead } from "./speaker.js";

// [hertz, seconds] in turn, 0 hertz for a pause; each pattern is looped. The more urgent, the denser and the higher.
const RING = {
  Z: [[1050, 0.12], [0, 0.05], [1320, 0.12], [0, 0.05], [1050, 0.12], [0, 0.05], [1320, 0.12], [0, 0.37]],
  O: [[880, 0.2], [0, 0.1], [1100, 0.2], [0, 0.5]],
  P: [[740, 0.4], [0, 0.2], [740, 0.4], [0, 1.5]],
  R: [[590, 0.4], [0, 3.1]],
};
const NOTE = {
  Z: [[1320, 0.08], [0, 0.06], [1320, 0.08], [0, 0.06], [1320, 0.08], [0, 0.64]],
  O: [[1100, 0.1], [0, 0.1], [1100, 0.1], [0, 1.7]],
  P: [[880, 0.12], [0, 5.9]],
  R: [[660, 0.12], [0, 11.9]],
};
const WATCH = [[500, 0.3], [0, 0.1], [400, 0.3], [0, 1.3]];
const AWAY = [[330, 0.4], [0, 0.1], [247, 0.6], [0, 8.9]]; // the station does not answer: every ten seconds
const TEST = [[660, 0.15], [880, 0.15], [1100, 0.15]];
const SELF = [[30, 0.2]]; // too low to be heard, not to be measured
const EXERCISE = [[300, 0.1], [0, 0.05], [300, 0.1], [0, 0.05], [300, 0.1], [0, 0.3]]; // before any tone of an exercise
const EDGE_S = 0.008; // rise and fall, so that nothing clicks
const AGAIN_MS = 3_600_000; // the console tests itself once an hour
const AUDIBLE = 0.01; // of full scale
const OUTLINE_PX = 5; // around what is in focus: console.css
const ORDER = ["Z", "O", "P", "R"];

const lamp = document.getElementById("armed");
const arm = document.getElementById("arm");
const reads = "reads" in arm.dataset; // who may only read turns on the sound of this console, and takes no desk
const leave = document.getElementById("leave");
const desk = document.getElementById("taken");
const list = document.getElementById("alarms");
const more = document.getElementById("alarms-more");
const foot = document.getElementById("sounding");

let context = null;
let readying = null;
let meter = null;
let playing = { key: "", source: null };
let last = { rings: [], alarms: [], desk: false };
let hushed = new Set();
let listed = "[]";
let looking = false;
let away = false; // the station does not answer: what it told last counts for nothing
let over = false; // the session ended under a watch

/** One round of a pattern as samples. */
function samples(pattern, rate) {
  const lengths = pattern.map(([, seconds]) => Math.round(seconds * rate));
  const whole = new Float32Array(lengths.reduce((sum, each) => sum + each, 0));
  const edge = EDGE_S * rate;
  let begin = 0;
  pattern.forEach(([hertz], index) => {
    const length = lengths[index];
    for (let at = 0; hertz && at < length; at += 1) {
      const level = 0.6 * Math.min(1, at / edge, (length - at) / edge);
      whole[begin + at] = level * Math.sin((2 * Math.PI * hertz * at) / rate);
    }
    begin += length;
  });
  return whole;
}

function play(pattern, loop) {
  const data = samples(pattern, context.sampleRate);
  const buffer = context.createBuffer(1, data.length, context.sampleRate);
  buffer.copyToChannel(data, 0);
  const source = new AudioBufferSourceNode(context, { buffer, loop });
  source.connect(meter).connect(context.destination);
  source.start();
  return source;
}

/** The loudest within so long of what goes to the loudspeaker; whether it is heard only a person can say. */
async function peak(ms) {
  const data = new Float32Array(meter.fftSize);
  const until = performance.now() + ms;
  let loudest = 0;
  while (performance.now() < until) {
    await new Promise((done) => setTimeout(done, 20));
    meter.getFloatTimeDomainData(data);
    for (const value of data) loudest = Math.max(loudest, Math.abs(value));
  }
  return loudest;
}

function show(state) {
  lamp.dataset.state = state;
  lamp.textContent = lamp.dataset[state];
  said();
  named();
}

/** The button says what it does. It never leaves the desk: the first touch of a page that was loaded anew may be on it. */
function named() {
  arm.textContent = arm.dataset[!last.desk && !reads ? "begin" : context ? "test" : "sound"];
  leave.hidden = reads || (!last.desk && !last.closed);
}

/** The station check says the same as the lamp. */
function said() {
  const check = document.getElementById("audio-state");
  if (check) check.textContent = lamp.textContent;
}

/** Sound can be allowed by a person's click alone; then it is tried, once, and the lamp says how that went. */
function ready() {
  readying ??= arming().finally(() => { readying = null; });
  return readying;
}

async function arming() {
  context ??= new AudioContext();
  meter ??= new AnalyserNode(context, { fftSize: 2048 });
  context.onstatechange = () => show(context.state === "running" ? "on" : "off");
  await context.resume();
  await lead(context);
  sessionStorage.setItem("armed", "yes");
  awake();
  await test(TEST);
}

/** The screen of a watch does not go dark, where the machine lets a page ask for that. */
function awake() {
  navigator.wakeLock?.request("screen").catch(() => {});
}
document.addEventListener("visibilitychange", () => {
  if (context && document.visibilityState === "visible") awake(); // the lock ends whenever the page was hidden
});

async function test(pattern) {
  if (context.state !== "running") {
    show("off");
    return;
  }
  const source = play(pattern, false);
  const loudest = await peak(1_000 * pattern.reduce((sum, [, seconds]) => sum + seconds, 0));
  source.stop();
  show(loudest > AUDIBLE ? "on" : "failed");
  sound();
}

/** What is to be heard now, the most urgent first; `key` is empty if nothing is. */
function due() {
  if (away && !over) return { key: "away", pattern: AWAY };
  if (over) return { key: "over", pattern: WATCH };
  const rings = last.rings.filter((ring) => !hushed.has(ring.ring));
  const loud = last.alarms.filter((alarm) => !alarm.silent);
  for (const precedence of ORDER) {
    const ringing = rings.filter((each) => each.precedence === precedence);
    if (ringing.length) return toned(`ring ${precedence}`, RING[precedence], ringing);
    const noted = loud.filter((each) => each.precedence === precedence);
    if (noted.length) return toned(`note ${precedence}`, NOTE[precedence], noted);
  }
  return loud.length ? toned("watch", WATCH, loud) : { key: "", pattern: null };
}

/** That tone; before it that of an exercise, where nothing of what is told is real. */
function toned(key, pattern, told) {
  if (!told.every((each) => each.exercise)) return { key, pattern };
  return { key: `${key} exercise`, pattern: [...EXERCISE, ...pattern] };
}

function sound() {
  if (context?.state !== "running") return;
  const { key, pattern } = due();
  if (key === playing.key) return;
  playing.source?.stop();
  playing = { key, source: pattern && play(pattern, true) };
  lamp.dataset.sounds = key;
}

/** The list is as it was told last; one look at a time, and all that changes during one is the next. */
async function look() {
  if (looking) return;
  looking = true;
  for (let now = told(); now !== listed; now = told()) {
    const words = await part("/alarms");
    if (words === null) break; // the next event tries again
    listed = now;
    morph(list, ofPart(words, "list"));
    morph(foot, ofPart(words, "foot"));
    unseen();
    follow();
  }
  looking = false;
}

/** How many are out of sight, of those that are not folded, is said outside of the box that scrolls. */
function unseen() {
  const box = list.getBoundingClientRect();
  const alarms = [...list.querySelectorAll(".alarm")].filter((each) => each.checkVisibility());
  const out = alarms.map((each) => each.getBoundingClientRect())
    .filter((each) => each.bottom > box.bottom + 1 || each.top < box.top - 1).length;
  more.textContent = word("alarms-more", out);
  more.hidden = !out;
}
list.addEventListener("scroll", unseen);
list.addEventListener("toggle", unseen, { capture: true }); // which does not bubble
window.addEventListener("resize", unseen);

// While the gravest of what sounds is out of sight, the foot of the window says it. The foot has a place of its own at the
// end of the page, so that it lies over nothing that could not be scrolled from under it.
const sight = new IntersectionObserver((seen) => stand(!seen.at(-1).isIntersecting), { threshold: 0.5 });

function follow() {
  sight.disconnect();
  const first = list.querySelector(".alarm:not(.silent)");
  if (first) sight.observe(first);
  else stand(false);
}

/** The foot is there or not. Where somebody is, it does not come over their field or button. */
function stand(there) {
  const comes = there && foot.hidden;
  foot.hidden = !there;
  const focused = document.activeElement;
  if (!comes || !focused?.matches("#main *")) return;
  const { top, bottom } = focused.getBoundingClientRect();
  const under = Math.min(bottom, innerHeight) - foot.getBoundingClientRect().top;
  if (under > 0 && top < innerHeight) scrollBy(0, Math.ceil(under) + OUTLINE_PX);
}

function told() {
  return JSON.stringify(last.alarms);
}

document.addEventListener("parley:state", (event) => {
  last = event.detail;
  desk.textContent = desk.dataset[last.desk ? "on" : last.closed ? "closed" : last.elsewhere ? "elsewhere" : "off"];
  desk.dataset.state = last.desk ? "on" : "off";
  named();
  sound();
  look();
});

document.addEventListener("parley:away", (event) => {
  away = event.detail;
  sound();
});

document.addEventListener("parley:over", () => {
  over = true;
  sound();
});

document.addEventListener("parley:hushed", (event) => {
  hushed = event.detail;
  sound();
});

document.addEventListener("htmx:after:swap", said);

// After a reload the sound waits for a person's hand; whatever they touch first, also in the dialog that rings, will do.
for (const touched of ["pointerdown", "keydown"]) {
  document.addEventListener(touched, () => {
    if (!context && sessionStorage.getItem("armed")) ready();
  });
}

arm.addEventListener("click", async () => {
  await ready();
  if (reads) return;
  const call = document.getElementById("ring").dataset.painted; // a ring that was silenced here has been shown here
  const ring = last.rings.find((each) => each.call === call);
  await post("/watch/begin", ring ? { line: ring.line, call } : {});
});

leave.addEventListener("click", async () => {
  if (await post("/watch/end")) sessionStorage.removeItem("armed");
});

// The first button of a ring at an empty desk takes the desk, which the station does; the sound is this page's.
document.addEventListener("submit", (event) => {
  if (event.target.elements.watch) ready();
});

document.addEventListener("click", (event) => {
  if (event.target.id === "sound-test") ready();
});

for (const place of [list, foot]) {
  place.addEventListener("click", (event) => {
    const alarm = event.target.dataset?.silence;
    if (alarm) post("/alarms/silence", alarm.split(" ").map((id) => ["alarm", id]));
  });
}

setInterval(() => {
  if (context && !playing.key) test(SELF);
}, AGAIN_MS);
