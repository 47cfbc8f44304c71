/* The kiosk: back to nothing by itself, typing without a page load, reading aloud, one press is one order. */
(() => {
  "use strict";
  const said = document.body.dataset;
  const home = () => location.pathname + location.search === said.reset;

  /* idle: 30 s, then 15 s of warning, then everything is forgotten */
  const dialog = document.querySelector("[data-still]");
  if (dialog && said.reset && !home()) {
    const idle = 1000 * said.idle, warn = 1000 * said.warn;
    let touched = performance.now();
    const touch = () => { if (!dialog.open) touched = performance.now(); };
    for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, touch, { capture: true, passive: true });
    dialog.addEventListener("click", () => dialog.close()); // its ground too; the press must not fall through
    dialog.addEventListener("close", touch);
    setInterval(() => {
      const quiet = performance.now() - touched;
      if (quiet > idle + warn) location.replace(said.reset);
      else if (quiet > idle && !dialog.open) dialog.showModal();
      dialog.querySelector("[data-left]").textContent = Math.max(0, Math.ceil((idle + warn - quiet) / 1000));
    }, 250);
  }
  /* at rest too we say that we are there */
  if (said.seen) setInterval(() => { fetch(said.seen, { headers: { Hidup: "1" } }).catch(() => {}); }, 60000);

  addEventListener("contextmenu", (event) => event.preventDefault());

  /* a twin press is one press */
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-once]");
    if (!form) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
  addEventListener("pageshow", () => { for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent; });

  /* reading aloud: files made by the server */
  let voice;
  const read = document.querySelector("[data-read]");
  if (read) {
    read.hidden = false;
    const ended = () => { voice = null; read.ariaPressed = "false"; };
    ended();
    read.addEventListener("click", () => {
      if (voice) { voice.pause(); ended(); return; }
      read.ariaPressed = "true";
      voice = new Audio(read.dataset.read);
      voice.addEventListener("ended", ended);
      voice.play().catch(ended);
    });
  }

  /* typing: the letter stands there at once, the hits follow */
  const form = document.querySelector("[data-search]");
  if (form) {
    const field = form.querySelector("[data-typed]"), hits = document.getElementById("hasil");
    let asked = 0, waiting;
    const ask = async () => {
      const mine = ++asked;
      const query = new URLSearchParams(new FormData(form));
      try {
        const answer = await fetch(form.action + "?" + query, { headers: { Bagian: "hasil" } });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const part = page.getElementById("hasil") || page.body;
        if (mine === asked) hits.replaceChildren(...part.childNodes);
      } catch { form.submit(); }
    };
    const keep = (link) => { const to = new URL(link.href); to.searchParams.set(field.name, field.value); link.href = to; };
    const later = () => {
      clearTimeout(waiting); waiting = setTimeout(ask, 120);
      for (const link of document.querySelectorAll(".k-bar a")) if (link.pathname === location.pathname) keep(link);
    };
    form.addEventListener("click", (event) => {
      const key = event.target.closest("[name=tombol]")?.value;
      if (!key) return;
      event.preventDefault();
      const text = field.value;
      field.value = key === "hapus" ? text.slice(0, -1) : key === "spasi" ? (text && !text.endsWith(" ") ? text + " " : text) : (text + key).slice(0, 40);
      later();
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
    field.addEventListener("input", later);
  }
})();
