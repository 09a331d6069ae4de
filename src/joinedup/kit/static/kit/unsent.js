// Keeps what was typed into a form and not sent: a lost network, a closed tab, an empty battery. It is kept on the device for
// twelve hours, encrypted; the key comes with each page, for the same signed-in reader alone, and is kept nowhere. It is offered,
// not put back by itself, since the page cannot be sure that it was not sent.

const HOURS = 12;
const PREFIX = "unsent:";
const SENT = "unsent sending";
const CHOSEN = ["checkbox", "radio"];
const LEFT_OUT = ["hidden", "password", "file", "submit", "button"];

export function typedIn(form) {
  const fields = [...form.elements].filter((field) => field.name && !LEFT_OUT.includes(field.type) && field.tagName !== "BUTTON");
  return fields.map((field) => [field.name, CHOSEN.includes(field.type) ? [field.value, field.checked] : field.value]);
}

export function putBack(form, typed) {
  const fields = [...form.elements];
  for (const [name, value] of typed) {
    const chosen = Array.isArray(value);
    const field = fields.find((one) => one.name === name && (!chosen || one.value === value[0]));
    if (!field) continue;
    if (chosen) field.checked = value[1];
    else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const text = (array) => btoa(String.fromCharCode(...new Uint8Array(array)));

async function sealed(key, what) {
  const start = crypto.getRandomValues(new Uint8Array(12));
  const coded = await crypto.subtle.encrypt({ name: "AES-GCM", iv: start }, key, new TextEncoder().encode(JSON.stringify(what)));
  return `${text(start)} ${btoa(Array.from(new Uint8Array(coded), (one) => String.fromCharCode(one)).join(""))}`;
}

async function opened(key, kept) {
  const [start, coded] = kept.split(" ").map(bytes);
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: start }, key, coded)));
}

function forget(wanted) {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX) && wanted(name)) localStorage.removeItem(name);
}

function offer(form, at, put, remove) {
  const box = document.createElement("div");
  box.className = "govuk-inset-text";
  box.setAttribute("role", "status");
  const words = document.createElement("p");
  words.className = "govuk-body";
  const when = at.toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true });
  words.textContent = `You typed something here at ${when} that may not have been sent. It is kept on this device until it is sent or removed, for ${HOURS} hours at most.`;
  const group = document.createElement("div");
  group.className = "govuk-button-group";
  for (const [label, kind, act] of [["Put it back", "", put], ["Remove it", "govuk-button--secondary", remove]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `govuk-button ${kind}`.trim();
    button.textContent = label;
    button.addEventListener("click", () => { act(); box.remove(); });
    group.append(button);
  }
  box.append(words, group);
  form.before(box);
}

async function keep(form, number, key, reader) {
  const name = `${PREFIX}${reader}:${location.pathname}#${form.getAttribute("action") ?? ""}#${number}`;
  const given = JSON.stringify(typedIn(form));
  const remove = () => localStorage.removeItem(name);
  const found = await opened(key, localStorage.getItem(name) ?? "").catch(() => null);
  if (!found || Date.now() - found.at > HOURS * 3600e3) remove();
  else if (JSON.stringify(found.typed) !== given) {
    const put = () => {
      putBack(form, found.typed);
      form.querySelector("textarea, select, input:not([type=hidden])")?.focus();
    };
    offer(form, new Date(found.at), put, remove);
  }
  let waiting = 0;
  const save = async () => {
    clearTimeout(waiting);
    const typed = typedIn(form);
    if (JSON.stringify(typed) !== given) localStorage.setItem(name, await sealed(key, { typed, at: Date.now() }));
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(save, 400); });
  form.addEventListener("submit", () => { sessionStorage.setItem(SENT, name); save(); });
}

function wantsKeeping(form) {
  return form.method === "post" && !form.hasAttribute("data-keep-nothing") && !form.querySelector("[type=password], [autocomplete=one-time-code]")
    && form.querySelector("textarea, input[type=text], input:not([type])");
}

// Whoever sends a form is led on to another page where it arrived, and to signing in where the session had ended.
function arrived(signedIn) {
  const name = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (name && signedIn && performance.getEntriesByType("navigation")[0]?.redirectCount > 0) localStorage.removeItem(name);
}

async function begin(given) {
  const [reader, secret] = given.split(" ");
  const key = await crypto.subtle.importKey("raw", bytes(secret), "AES-GCM", false, ["encrypt", "decrypt"]);
  const forms = [...document.querySelectorAll("main form")].filter(wantsKeeping);
  forms.forEach((form, number) => keep(form, number, key, reader));
  for (const form of document.querySelectorAll("form.kit-user__out")) {
    form.addEventListener("submit", () => forget((name) => name.startsWith(`${PREFIX}${reader}:`)));
  }
}

if (typeof document !== "undefined" && globalThis.crypto?.subtle) {
  const given = document.querySelector("meta[name=unsent]")?.content;
  arrived(Boolean(given));
  if (given) begin(given).catch(() => {});
}
