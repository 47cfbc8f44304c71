/* Reads a guest's page aloud: with a voice of the device itself where it has one, else with sounds of the server.
   Nothing of a page leaves the device for its voice. Without either there is no button. A page is asked for anew
   with the header "Suara", so what is read is what is true now; the answer is its texts in order. */
(() => {
  "use strict";
  const button = document.querySelector("[data-aloud]");
  if (!button) return;
  const [start, stop] = button.querySelectorAll("span");
  const device = window.speechSynthesis;
  const LANGUAGES = { id: "id-ID", en: "en-GB" };
  let sound = null, turn = 0;

  const voice = (lang) => device?.getVoices().find((one) =>
    one.localService && one.lang.replace("_", "-").toLowerCase().startsWith(lang));
  const show = () => { button.hidden = !(button.dataset.aloud || voice(document.documentElement.lang.slice(0, 2))); };
  const face = (reading) => { start.hidden = reading; stop.hidden = !reading; };

  function quiet() {
    turn += 1;
    device?.cancel();
    sound?.pause();
    sound = null;
    face(false);
  }

  const say = (text, lang) => new Promise((done) => {
    const words = new SpeechSynthesisUtterance(text);
    words.lang = LANGUAGES[lang] || lang;
    words.voice = voice(lang);
    words.onend = words.onerror = done;
    device.speak(words);
  });

  const play = (address) => new Promise((done) => {
    sound = new Audio(address);
    sound.onended = sound.onerror = done;
    sound.play().catch(done);
  });

  async function read() {
    const mine = ++turn;
    face(true);
    try {
      const answer = await fetch(location.href, { headers: { Suara: "1" }, cache: "no-store" });
      const { lang, parts } = await answer.json();
      for (const part of parts) {
        if (mine !== turn) return;
        if (voice(lang)) await say(part.text, lang);
        else if (part.sound) await play(part.sound);
      }
    } catch { /* cut off: the button says again that it can be tried */ }
    if (mine === turn) quiet();
  }

  button.addEventListener("click", () => (stop.hidden ? read() : quiet()));
  addEventListener("pagehide", quiet);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !stop.hidden) quiet(); });
  device?.addEventListener?.("voiceschanged", show);
  show();
})();
