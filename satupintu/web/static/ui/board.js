/* The board's sounds: one queue, each call once, oldest first. The text is on the screen before any sound.
   A call older than 30 s is shown only; one that waited 10 s gets the chime alone. */
(() => {
  "use strict";
  const TOO_OLD_S = 30, PATIENCE_MS = 10000, FLASH_MS = 3000, LONGEST_CLIP_MS = 8000;
  const chime = document.body.dataset.chime;
  const queue = [];
  let spokenTo = -1, speaking = false;

  const play = (address) => new Promise((done) => {
    const sound = new Audio(address);
    const late = setTimeout(done, LONGEST_CLIP_MS); // a clip that never ends must not stop the queue
    const end = () => { clearTimeout(late); done(); };
    sound.addEventListener("ended", end);
    sound.addEventListener("error", end);
    sound.play().then(() => ask(false), (why) => { if (why.name === "NotAllowedError") ask(true); end(); });
  });

  const ask = (silent) => { for (const button of document.querySelectorAll("[data-sound-on]")) button.hidden = !silent; };

  async function speak() {
    if (speaking) return;
    speaking = true;
    while (queue.length) {
      const call = queue.shift();
      const late = performance.now() - call.at > PATIENCE_MS;
      for (const address of late ? [chime].filter(Boolean) : call.sounds) await play(address);
      document.dispatchEvent(new CustomEvent("spoken", { detail: { position: call.position, late } }));
    }
    speaking = false;
  }

  function look(first) {
    const calls = [...document.querySelectorAll("[data-call]")].map((row) => ({
      row, position: Number(row.dataset.call), age: Number(row.dataset.age),
      sounds: row.dataset.sounds.split(" ").filter(Boolean), at: performance.now(),
    })).filter((call) => call.position > spokenTo).sort((a, b) => a.position - b.position);
    if (!calls.length) return;
    spokenTo = calls.at(-1).position;
    for (const call of calls) if (call.age <= TOO_OLD_S && call.sounds.length) queue.push(call);
    const door = document.querySelector(".b-now[data-call]");
    if (door && !first && Number(door.dataset.call) === spokenTo) {
      door.dataset.flash = "";
      setTimeout(() => { delete door.dataset.flash; }, FLASH_MS);
    }
    speak();
  }

  document.addEventListener("swapped", () => look(false));
  document.addEventListener("click", (event) => { if (event.target.closest("[data-sound-on]")) { ask(false); if (chime) play(chime); } });
  look(true);
})();
