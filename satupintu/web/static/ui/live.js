/* A page that stays true: listens to the mall's stream, fetches its own changed parts and swaps them;
   sends forms without leaving the page; runs the clocks. Everything works without it, by plain forms and links.
   A swapped element carries id, data-part and data-version: the same version is left as it is. One that shows
   more than the page's address says carries its own in data-parts, one that hears more its own data-live. A form with data-keep keeps what is filled in
   for as long as the fresh one has the same data-keep. An order whose answer was lost is owed: it goes again as it
   was, with its own key, before anything is fetched anew or any other order is given. */
(() => {
  "use strict";
  const QUIET_MS = 5000, RETRY_MS = 2500, BACK_MS = 6000;
  const NOBODY_THERE = [502, 503, 504]; // what stands before a server that is gone
  const real = () => performance.now();

  class Page {
    constructor(doc) {
      const said = doc.body.dataset;
      this.doc = doc;
      this.url = said.parts;
      this.stream = said.live;
      this.pollMs = 1000 * (said.poll || 30);
      this.rests = "rests" in said; // a guest's phone: nothing is fetched while nobody looks
      this.alive = this.asked = real();
      this.owed = null;
      this.backUntil = 0;
      this.setClock(said);
      this.listen();
      doc.addEventListener("submit", (event) => this.send(event));
      doc.addEventListener("click", (event) => this.follow(event));
      doc.addEventListener("visibilitychange", () => {
        if (doc.hidden && this.rests) return this.hangUp();
        this.listen();
        return doc.hidden || this.refresh();
      });
      this.timer = setInterval(() => this.tick(), 500);
      this.tick();
    }

    /* ── the stream ── */
    listen() {
      if (!this.stream || this.source?.readyState < 2) return;
      const source = (this.source = new EventSource(this.stream));
      const live = () => { this.alive = real(); };
      source.addEventListener("beat", live);
      source.addEventListener("open", () => { live(); this.refresh(); });
      source.addEventListener("change", () => { live(); this.refresh(); });
    }

    /* what a page must hear can change while it is open: a number is passed on to another line */
    hear(stream) {
      if (!stream || stream === this.stream) return;
      this.stream = stream;
      if (this.source) this.hangUp();
      if (!this.doc.hidden || !this.rests) this.listen();
    }

    hangUp() {
      this.source?.close();
      this.source = null;
    }

    end() {
      this.hangUp();
      clearInterval(this.timer);
    }

    async refresh() {
      if (!this.url) return;
      if (this.busy) { this.again = true; return; }
      this.busy = true;
      this.asked = real();
      if (this.owed) await this.give(this.owed);
      else await this.fetchParts();
      this.busy = false;
      if (this.again) { this.again = false; this.refresh(); }
    }

    async fetchParts() {
      try {
        const own = this.doc.querySelector("[data-part][data-parts]")?.dataset.parts;
        const answer = await fetch(own || this.url, { headers: { Bagian: this.parts(), Hidup: "1" }, cache: "no-store" });
        if (answer.status === 423) document.dispatchEvent(new Event("locked"));
        if (answer.ok && !this.swap(await answer.text()) && answer.redirected) location.assign(answer.url);
        this.alive = real();
      } catch { /* cut off: tick() says so */ }
    }

    /* ── swapping ── */
    parts() {
      return [...this.doc.querySelectorAll("[data-part]")].map((part) => part.id).join(" ");
    }

    swap(html, focus = false) {
      const fresh = new DOMParser().parseFromString(html, "text/html");
      const clock = fresh.querySelector("[data-now]");
      if (clock) this.setClock(clock.dataset);
      this.hear(fresh.querySelector("[data-part][data-live]")?.dataset.live);
      let found = 0;
      for (const old of this.doc.querySelectorAll("[data-part]")) {
        const next = fresh.getElementById(old.id);
        if (!next) continue;
        found += 1;
        if (!focus && next.dataset.version === old.dataset.version) continue;
        const held = old.contains(this.doc.activeElement) ? this.doc.activeElement : null;
        const filled = [...old.querySelectorAll("form[data-keep]")];
        old.replaceWith(this.doc.importNode(next, true));
        for (const form of filled) this.fill(this.doc.getElementById(form.id), form);
        const again = held?.id && this.doc.getElementById(held.id);
        if (again && !focus && held.matches("[type=search], [type=text]")) again.value = held.value;
        again?.focus?.({ preventScroll: true });
        this.doc.dispatchEvent(new CustomEvent("swapped", { detail: old.id }));
      }
      if (focus) this.doc.querySelector("[data-focus]")?.focus({ preventScroll: true });
      this.tick();
      return found;
    }

    fill(form, old) {
      if (form?.dataset.keep !== old.dataset.keep) return;
      for (const field of form.elements) {
        const ticked = /^(radio|checkbox)$/.test(field.type);
        if (!field.name || field.type === "hidden") continue;
        const was = [...old.elements].find((one) => one.name === field.name && (!ticked || one.value === field.value));
        if (was && ticked) field.checked = was.checked;
        else if (was) field.value = was.value;
      }
    }

    async send(event) {
      const form = event.target.closest("form[data-swap]");
      if (!form || event.defaultPrevented) return;
      event.preventDefault();
      if (form.dataset.sending) return; // a twin press is one press
      form.dataset.sending = "1";
      const button = event.submitter;
      const address = button?.getAttribute("formaction") || form.getAttribute("action");
      const fields = new URLSearchParams(new FormData(form, button));
      const posts = form.getAttribute("method")?.toLowerCase() === "post";
      await this.order(posts ? address : address + "?" + fields, posts ? { method: "POST", body: fields } : {});
      delete form.dataset.sending;
    }

    follow(event) {
      const link = event.target.closest("a[data-swap]");
      if (!link || event.ctrlKey || event.shiftKey || event.metaKey) return;
      event.preventDefault();
      this.order(link.getAttribute("href"));
    }

    order(address, request = {}) {
      const first = this.owed?.request.method ? this.owed : null; // a second press repeats what is owed
      return this.give(first || { address, request });
    }

    async give(order) {
      this.asked = real();
      try {
        const answer = await fetch(order.address, { ...order.request, headers: { Bagian: this.parts() } });
        if (answer.status === 423) { // refused, for the screen is locked; what was owed before waits until it is open
          this.alive = real();
          return document.dispatchEvent(new Event("locked"));
        }
        const found = this.swap(await answer.text(), true);
        if (!found && NOBODY_THERE.includes(answer.status)) throw answer;
        this.alive = real();
        if (this.owed) this.backUntil = this.alive + BACK_MS;
        this.owed = null;
        if (!found && answer.redirected) location.assign(answer.url);
        else if (!found) location.reload();
      } catch {
        this.owed = order;
        this.backUntil = 0;
      }
      this.tick();
    }

    /* ── clocks ── */
    setClock({ now, speed }) {
      if (!now) return;
      const wall = Date.parse(now.slice(0, 19) + "Z"); // the mall's own hours and minutes
      this.clock = { wall, at: real(), speed: Number(speed) || 1 };
    }

    tick() {
      const now = real(), quiet = now - this.alive > QUIET_MS, root = this.doc.documentElement;
      for (const notice of this.doc.querySelectorAll("[data-lost]")) notice.hidden = !this.owed;
      for (const notice of this.doc.querySelectorAll("[data-back]")) notice.hidden = !(now < this.backUntil);
      if (this.url) {
        root.dataset.link = quiet ? "off" : "on";
        for (const word of this.doc.querySelectorAll("[data-link-on]")) word.hidden = quiet;
        for (const word of this.doc.querySelectorAll("[data-link-off]")) word.hidden = !quiet;
        const resting = this.doc.hidden && this.rests;
        const cut = !this.source || this.source.readyState !== 1;
        if (cut && !resting) this.listen();
        if (!resting && now - this.asked > (cut || quiet || this.owed ? RETRY_MS : this.pollMs)) this.refresh();
      }
      if (this.clock) {
        const time = new Date(this.clock.wall + (now - this.clock.at) * this.clock.speed).toISOString();
        for (const face of this.doc.querySelectorAll("[data-clock]")) face.textContent = time.slice(11, 16).replace(":", ".");
      }
      for (const count of this.doc.querySelectorAll("[data-count]")) this.count(count, now);
    }

    /* data-count="up": mall seconds since data-seconds; "down": real seconds left, then its data-until goes */
    count(face, now) {
      face.from ??= now;
      const up = face.dataset.count === "up";
      const passed = ((now - face.from) / 1000) * (up ? this.clock?.speed ?? 1 : 1);
      const start = Number(face.dataset.seconds);
      const seconds = Math.max(0, Math.floor(up ? start + passed : Math.ceil(start - passed)));
      const two = (value) => String(value).padStart(2, "0");
      face.textContent = up ? two(Math.floor(seconds / 60)) + "." + two(seconds % 60) : seconds;
      if (!up && !seconds) {
        const until = face.closest("[data-until]");
        if (until) until.hidden = true;
      }
    }
  }

  window.SatuPintu = { Page, page: new Page(document) };
})();
