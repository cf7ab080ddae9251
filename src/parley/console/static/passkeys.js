// Passkeys: this page asks the browser, the browser asks the device, and the station checks what the device signed.

/** What we sent to the station, and its answer; words of its own where it refuses. */
async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text(), { cause: "station" });
  return answer;
}

const DO = {
  async make(form) {
    const given = await (await post("/passkeys/new", {})).json();
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(given);
    const credential = await navigator.credentials.create({ publicKey });
    await post("/passkeys", { label: form.elements.label.value, credential: credential.toJSON() });
    location.assign("/passkeys");
  },
  async enter() {
    const given = await (await post("/login/passkey/new", {})).json();
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(given);
    const credential = await navigator.credentials.get({ publicKey });
    await post("/login/passkey", { credential: credential.toJSON() });
    location.assign("/");
  },
};

/** Says in the page's own words why it did not work; the station's, where it was the station that refused. */
function failed(form, why) {
  const said = form.querySelector("[role=alert]");
  said.textContent = why.cause === "station" ? why.message : form.dataset.cancelled;
  said.hidden = false;
}

// One ear for all forms, also for those that htmx brings in later: a module runs once in a document, however often a page
// names it.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.passkey) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  await DO[form.dataset.passkey](form).catch((why) => failed(form, why));
  button.disabled = false;
});

/** A form is of use only now: a click before would have been lost. */
function ready() {
  for (const form of document.querySelectorAll("[data-passkey]")) {
    if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) form.querySelector("button").disabled = false;
    else failed(form, new Error(form.dataset.unsupported, { cause: "station" }));
  }
}

document.addEventListener("htmx:after:swap", ready);
ready();
