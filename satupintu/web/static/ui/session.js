/* The screen of a signed-in account: locks itself when nobody touches it, keeps what is filled in, opens again with
   the password or a passkey, and leaves when the account is closed. The server decides; this page asks and shows. */
(() => {
  "use strict";
  const dialog = document.querySelector("dialog[data-lock]");
  if (!dialog) return;
  const TICK_MS = 5000, TELL_MS = 20000;
  const form = dialog.querySelector("form"), no = dialog.querySelector("[data-unlock-no]");
  const { after, state, out } = dialog.dataset;
  const real = () => Date.now(); // goes on while the PC sleeps
  let idleUntil = real() + after * 1000, touchedAt = 0, toldAt = real();

  function show(locked) {
    if (locked && !dialog.open) { no.hidden = true; dialog.showModal(); }
    if (!locked && dialog.open) { dialog.dataset.opened = "1"; form.elements.password.value = ""; dialog.close(); }
  }
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.addEventListener("close", () => { // an impatient Escape is no password
    if (!dialog.dataset.opened) dialog.showModal();
    delete dialog.dataset.opened;
  });

  async function ask(tell) {
    const request = { headers: { Accept: "application/json" }, cache: "no-store" };
    if (tell) { request.method = "POST"; request.headers["X-CSRFToken"] = form.elements.csrfmiddlewaretoken.value; }
    else request.headers.Hidup = "1";
    try {
      const answer = await fetch(state, request);
      if (answer.redirected || answer.status === 401) return location.assign(out);
      if (!answer.ok) return;
      const said = await answer.json();
      idleUntil = real() + said.seconds * 1000;
      show(said.locked);
    } catch { /* cut off: the page says so; the server locks by itself */ }
  }

  const touch = (event) => { if (!dialog.open && event.isTrusted) touchedAt = real(); };
  for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, touch, { passive: true });
  setInterval(() => {
    const now = real();
    if (dialog.open) ask(false);
    else if (touchedAt > toldAt && now - toldAt > TELL_MS) { toldAt = now; ask(true); }
    else if (now >= idleUntil) ask(touchedAt > toldAt);
  }, TICK_MS);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(false); });
  document.addEventListener("locked", () => show(true));

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form));
    form.elements.credential.value = "";
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: fields, headers: { Accept: "application/json" } });
      if (answer.redirected || answer.status === 404) return location.assign(out);
      if (answer.ok) { idleUntil = real() + after * 1000; toldAt = real(); return show(false); }
      const said = await answer.json();
      no.textContent = said.reason + " " + said.remedy;
    } catch { no.textContent = dialog.dataset.cut; }
    no.hidden = false;
    form.elements.password.value = "";
    form.elements.password.focus();
  });

  /* a page without a stream of its own hears that its account is closed */
  if (!document.body.dataset.live) {
    const stream = new EventSource("/events?topics=account");
    stream.addEventListener("error", () => ask(false));
  }
})();
