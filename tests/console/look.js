// What is wrong with the open page, were the texts of others on it obeyed: a list of sentences, empty if nothing is.
() => {
  const wrong = [];
  const root = document.documentElement;
  const MARKUP = "img, script, iframe, object, embed, base, meta, style, svg, link, b";
  const CONTROLS = /[\u202a-\u202e\u200b\u200e\u200f\ufeff\u061c\u2060\u3164\u115f]/;
  const FROM_RIGHT = /[\u0591-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/;
  const ISOLATES = /[\u2066-\u2068]/; // our own words are put around values with these
  const TOWER = /[\u0300-\u036f]{5}/;
  const MIXED = /[a-z][\u0430-\u044f\u0456]|[\u0430-\u044f\u0456][a-z]/i;
  const say = (what, node) => wrong.push(`${what}: ${(node.outerHTML ?? String(node)).slice(0, 160)}`);

  if (window.owned !== undefined) say("a script ran", document.title);
  for (const part of document.querySelectorAll("main, dialog, #alarms, #sounding")) {
    for (const bad of part.querySelectorAll(MARKUP)) say("markup", bad);
  }
  for (const each of document.querySelectorAll("*")) {
    for (const { name, value } of each.attributes) {
      if (name.startsWith("on") || /^\s*javascript:/i.test(value)) say("an attribute", each);
      if (name !== "value" && CONTROLS.test(value)) say("a control in an attribute", each);
    }
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const parent = node.parentElement;
    if (parent.matches("textarea")) continue; // what is typed turns nothing but itself
    if (CONTROLS.test(node.data)) say("a control in a text", parent);
    if (MIXED.test(node.data) && !parent.closest("pre")) say("letters of two alphabets in a word", parent);
    if (TOWER.test(node.data)) say("a tower of marks", parent);
    if (root.dir === "ltr" && FROM_RIGHT.test(node.data) && !isolated(node)) say("a text that turns its line", parent);
  }
  if (root.scrollWidth > root.clientWidth) say(`wider than the window, by ${root.scrollWidth - root.clientWidth}`, widest());
  return wrong;

  /** Whether nothing else stands in one run with it, or something around it keeps its direction to itself. */
  function isolated(node) {
    if (ISOLATES.test(node.data)) return true;
    for (let at = node.parentElement; at; at = at.parentElement) {
      const { unicodeBidi, display } = getComputedStyle(at);
      const alone = at.textContent.trim() === node.data.trim();
      if (/isolate|plaintext/.test(unicodeBidi) || (alone && display !== "inline")) return true;
      if (!alone) return false;
    }
    return false;
  }

  function widest() {
    const end = (each) => each.getBoundingClientRect().right;
    const inside = [...document.querySelectorAll("body *")].filter((each) => !each.closest(".wide, .msg-scroll, pre"));
    return inside.reduce((most, each) => (end(each) > end(most) ? each : most));
  }
}
