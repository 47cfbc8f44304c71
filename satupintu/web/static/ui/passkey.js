/* Passkeys: asks the house for its question, the browser for the answer, and sends the form. Without it the buttons
   stay hidden and passwords work. Names of this PC become buttons that fill the name. */
(() => {
  "use strict";
  if (window.SatuPintuPasskey) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  function asked(options) {
    const key = options.publicKey;
    key.challenge = bytes(key.challenge);
    if (key.user) key.user.id = bytes(key.user.id);
    for (const list of [key.allowCredentials, key.excludeCredentials]) for (const one of list || []) one.id = bytes(one.id);
    return options;
  }

  function told(credential) {
    const said = credential.response;
    const response = { clientDataJSON: text(said.clientDataJSON) };
    for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (said[name]) response[name] = text(said[name]);
    }
    if (said.getTransports) response.transports = said.getTransports();
    return {
      id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
      authenticatorAttachment: credential.authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults(),
    };
  }

  async function ask(form) {
    const answer = await fetch(form.dataset.passkey, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (!answer.ok) throw new Error("no question");
    const question = asked(await answer.json());
    const made = "make" in form.dataset
      ? await navigator.credentials.create(question) : await navigator.credentials.get(question);
    form.elements.credential.value = JSON.stringify(told(made));
    form.requestSubmit();
  }

  for (const button of document.querySelectorAll("[data-ask-passkey]")) {
    const form = button.form;
    button.hidden = !(window.PublicKeyCredential && form.dataset.passkey);
    const no = form.querySelector("[data-passkey-no]");
    button.addEventListener("click", async () => {
      if (no) no.hidden = true;
      try { await ask(form); } catch { if (no) no.hidden = false; }
    });
  }
  for (const names of document.querySelectorAll("[data-names]")) names.hidden = false;
  for (const button of document.querySelectorAll("[data-name]")) button.addEventListener("click", () => {
    const form = button.form;
    form.elements.username.value = button.dataset.name;
    for (const other of form.querySelectorAll("[data-name]")) other.setAttribute("aria-pressed", other === button);
    form.elements.password.focus();
  });
  window.SatuPintuPasskey = true;
})();
