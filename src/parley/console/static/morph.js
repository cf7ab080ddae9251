// New contents for part of a page with as little change as can be. What is the same stays the very same element: nothing
// flickers, and focus, scrolling, what is unfolded and what somebody has typed survive.

const ACTED = "a, button, details, form, input, select, summary, textarea";
const NOT_OURS = new Set(["open", "data-htmx-powered"]); // a person's doing, and htmx's own

/** The nodes that these words make. */
export function parsed(words) {
  return new DOMParser().parseFromString(words, "text/html").body;
}

/** The element shows what these words say. A form at whose field somebody is stays as it is until they leave it. */
export function morph(element, words) {
  reshape(element, words);
  window.htmx?.process(element); // its links and forms, too, leave what rings and sounds alone
}

/** The same where the forms are sent by a script of ours: htmx must not send them as well. */
export function reshape(element, words) {
  const focused = element.contains(document.activeElement) && named(document.activeElement);
  children(element, parsed(words));
  if (focused && !element.contains(document.activeElement)) document.getElementById(focused)?.focus();
}

function children(old, fresh) {
  let at = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const found = match(at, wanted);
    if (!found) {
      old.insertBefore(wanted.cloneNode(true), at); // a clone: those that follow are still looked at
      continue;
    }
    while (at !== found) at = dropped(at);
    change(found, wanted);
    at = found.nextSibling;
  }
  while (at) at = dropped(at);
}

/** The node, from `at` on, that is to become the wanted one: the same, one of the same id, or one that may be changed. */
function match(at, wanted) {
  if (wanted.nodeType !== Node.ELEMENT_NODE) return at?.nodeType === wanted.nodeType ? at : null;
  const there = [];
  for (let each = at; each; each = each.nextSibling) if (each.nodeType === Node.ELEMENT_NODE) there.push(each);
  return there.find((each) => alike(each, wanted))
    ?? there.find((each) => named(each) && named(each) === named(wanted))
    ?? (there.length && mayBecome(there[0], wanted) ? there[0] : null);
}

/** Whether the one may be changed into the other. Not what a hand may be on: a click must meet what the eye has seen. */
function mayBecome(old, wanted) {
  if (old.nodeName !== wanted.nodeName || named(old) || named(wanted)) return false;
  if (old.matches(ACTED) && !sameMarks(old, wanted)) return false;
  for (let later = wanted.nextElementSibling; later; later = later.nextElementSibling) {
    if (alike(old, later)) return false; // it has a place of its own
  }
  return true;
}

function change(old, wanted) {
  if (alike(old, wanted)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.nodeValue = wanted.nodeValue;
    return;
  }
  if (old.matches("form") && beingFilled(old)) return;
  for (const name of marks(wanted)) old.setAttribute(name, wanted.getAttribute(name));
  for (const name of marks(old)) if (!wanted.hasAttribute(name)) old.removeAttribute(name);
  children(old, wanted);
}

/** The node is gone, unless somebody is filling in a field of it; the one after it. */
function dropped(node) {
  const next = node.nextSibling;
  if (!beingFilled(node)) node.remove();
  return next;
}

function beingFilled(node) {
  const field = document.activeElement;
  return node.contains(field) && field.matches("input, select, textarea");
}

/** Whether two nodes show the same. An age goes on by itself, and the id of a form is new each time. */
function alike(one, other) {
  if (one.nodeName !== other.nodeName) return false;
  if (one.nodeType !== Node.ELEMENT_NODE) return one.nodeValue === other.nodeValue;
  if (!sameMarks(one, other)) return false;
  if (one.matches("time[data-at]")) return true;
  return one.childNodes.length === other.childNodes.length
    && [...one.childNodes].every((child, index) => alike(child, other.childNodes[index]));
}

function sameMarks(one, other) {
  const names = marks(one);
  return names.length === marks(other).length
    && names.every((name) => one.getAttribute(name) === other.getAttribute(name));
}

/** Its id. Of a form, the property of that name is the form's own field. */
function named(element) {
  return element.getAttribute("id");
}

function marks(element) {
  const varies = element.matches('input[type="hidden"][name="id"]');
  return element.getAttributeNames().filter((name) => !NOT_OURS.has(name) && !(varies && name === "value"));
}
