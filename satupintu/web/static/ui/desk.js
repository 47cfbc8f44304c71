/* The desk: keys for the orders, the strip beside another window, printing. */
(() => {
  "use strict";
  const REST_MS = 400; // after a change a key might have been meant for the screen before
  const FIXED = { search: "/", keys: "?", back: "escape", add: "b", remove: "h", open: "o" };
  const GIVEN = { next: " ", start: "m", recall: "u", absent: "l", done: "s", pass_on: "t", undo: "z" };
  const STORE = "satupintu.tombol";
  let own = {}, on = true, changedAt = -REST_MS;
  try { ({ own = {}, on = true } = JSON.parse(localStorage.getItem(STORE)) || {}); } catch { /* the given keys stay */ }

  const keyOf = (order) => own[order] || GIVEN[order] || FIXED[order];
  const SPACE = document.querySelector("[data-bind=next]")?.placeholder || "Spasi";
  const shown = (key) => key === " " ? SPACE : key.toUpperCase();
  const writes = "input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]";
  const acts = "button, a, summary, input";

  function label(doc) {
    for (const button of doc.querySelectorAll("[data-key]")) {
      const [face, key] = [button.querySelector("kbd"), own[button.dataset.key]];
      if (face && key) face.textContent = shown(key);
      if (face) face.hidden = !on;
    }
  }

  function keys(doc) {
    const shows = () => doc.querySelector("[data-who]")?.dataset.who;
    let who = shows();
    doc.addEventListener("swapped", () => {
      if (shows() !== who) changedAt = performance.now(); // another person or state; what a stranger does is neither
      who = shows();
      label(doc);
    });
    doc.addEventListener("click", (event) => {
      if (event.detail && event.target.matches("input[type=radio], input[type=checkbox]")) event.target.blur();
    });
    doc.addEventListener("keydown", (event) => {
      const key = event.key.toLowerCase();
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || doc.querySelector("dialog[open]")) return;
      if (key === "escape" && event.target.matches(writes)) return event.target.blur();
      if (!on || event.target.matches(writes) || performance.now() - changedAt < REST_MS) return;
      if (key === " " && event.target.matches(acts)) return; // a focused button keeps its own space bar
      const paper = doc.querySelector(`form:not([hidden]) [data-paper="${CSS.escape(key)}"]`);
      const order = [...Object.keys(GIVEN), ...Object.keys(FIXED)].find((name) => keyOf(name) === key);
      if (!paper && !order) return;
      event.preventDefault();
      if (paper) paper.click();
      else if (order === "search") doc.getElementById("cari")?.focus();
      else doc.querySelector(`[data-key="${order}"]:not([disabled])`)?.click();
    });
    label(doc);
  }

  /* help, and the officer's own keys */
  const dialog = document.querySelector("dialog#tombol");
  if (dialog) {
    const fields = [...dialog.querySelectorAll("[data-bind]")], onBox = dialog.querySelector("[data-keys-on]");
    const keep = () => { localStorage.setItem(STORE, JSON.stringify({ own, on })); label(document); };
    document.addEventListener("click", (event) => {
      if (!event.target.closest("[data-key=keys]")) return;
      event.preventDefault();
      for (const field of fields) field.value = shown(keyOf(field.dataset.bind));
      onBox.checked = on;
      dialog.showModal();
    });
    for (const field of fields) field.addEventListener("keydown", (event) => {
      if (event.key === "Tab" || event.key === "Escape" || event.key.length > 1) return;
      event.preventDefault();
      const key = event.key.toLowerCase();
      const taken = [...Object.keys(GIVEN), ...Object.keys(FIXED)].some((name) => name !== field.dataset.bind && keyOf(name) === key);
      if (taken || /[1-9]/.test(key)) return;
      own[field.dataset.bind] = key;
      field.value = shown(key);
      keep();
    });
    onBox.addEventListener("change", () => { on = onBox.checked; keep(); });
  }
  keys(document);

  /* the strip: above other windows where the browser can, else a small window */
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-strip]");
    if (event.target.closest("[data-print]")) print();
    if (!link) return;
    event.preventDefault();
    if (!window.documentPictureInPicture) {
      window.open(link.href, "strip", "popup,width=360,height=140");
      return;
    }
    const strip = await documentPictureInPicture.requestWindow({ width: 360, height: 140 });
    const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
    const copy = (from, to) => { for (const { name, value } of from.attributes) to.setAttribute(name, value); };
    for (const sheet of page.querySelectorAll("link[rel=stylesheet]")) {
      const own = strip.document.createElement("link");
      own.rel = "stylesheet";
      own.href = new URL(sheet.getAttribute("href"), location.href).href;
      strip.document.head.append(own);
    }
    copy(page.documentElement, strip.document.documentElement);
    copy(page.body, strip.document.body);
    strip.document.body.append(...[...page.body.children].map((child) => strip.document.importNode(child, true)));
    const live = new SatuPintu.Page(strip.document);
    keys(strip.document);
    strip.addEventListener("pagehide", () => live.end());
  });
})();
