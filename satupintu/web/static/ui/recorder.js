/* Records one word with the microphone and puts it into the form's file field as a WAV: mono, 16 bit, the given rate.
   Without it, or without a microphone, a WAV file is chosen by hand. */
(() => {
  "use strict";
  const form = document.querySelector("[data-record]");
  if (!form || !navigator.mediaDevices || !window.MediaRecorder) return;
  const rate = Number(form.dataset.rate);
  const part = (name) => form.querySelector(`[data-${name}]`);
  const [box, start, stop, heard, trouble] = ["recorder", "start", "stop", "heard", "trouble"].map(part);
  const file = form.querySelector('input[type="file"]');
  let recorder = null, samples = null;
  box.hidden = false;

  function wav(samples) {
    const bytes = new DataView(new ArrayBuffer(44 + 2 * samples.length));
    const text = (at, word) => [...word].forEach((letter, n) => bytes.setUint8(at + n, letter.charCodeAt(0)));
    text(0, "RIFF"); bytes.setUint32(4, 36 + 2 * samples.length, true); text(8, "WAVEfmt ");
    bytes.setUint32(16, 16, true); bytes.setUint16(20, 1, true); bytes.setUint16(22, 1, true);
    bytes.setUint32(24, rate, true); bytes.setUint32(28, 2 * rate, true); bytes.setUint16(32, 2, true);
    bytes.setUint16(34, 16, true); text(36, "data"); bytes.setUint32(40, 2 * samples.length, true);
    samples.forEach((sample, n) => bytes.setInt16(44 + 2 * n, 32767 * Math.max(-1, Math.min(1, sample)), true));
    return new Blob([bytes], { type: "audio/wav" });
  }

  async function resampled(blob) {
    const context = new AudioContext();
    const sound = await context.decodeAudioData(await blob.arrayBuffer());
    context.close();
    const quiet = new OfflineAudioContext(1, Math.max(1, Math.ceil(sound.duration * rate)), rate);
    const source = quiet.createBufferSource();
    source.buffer = sound;
    source.connect(quiet.destination);
    source.start();
    return (await quiet.startRendering()).getChannelData(0);
  }

  async function ended(pieces, type) {
    samples = await resampled(new Blob(pieces, { type }));
    const clip = wav(samples);
    const chosen = new DataTransfer();
    chosen.items.add(new File([clip], "rekaman.wav", { type: "audio/wav" }));
    file.files = chosen.files;
    heard.hidden = false;
  }

  heard.addEventListener("click", () => {
    const context = new AudioContext();
    const source = context.createBufferSource();
    source.buffer = context.createBuffer(1, samples.length, rate);
    source.buffer.copyToChannel(samples, 0);
    source.connect(context.destination);
    source.onended = () => context.close();
    source.start();
  });

  start.addEventListener("click", async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const pieces = [];
      recorder = new MediaRecorder(stream);
      recorder.ondataavailable = (event) => pieces.push(event.data);
      recorder.onstop = () => {
        stream.getTracks().forEach((track) => track.stop());
        ended(pieces, recorder.mimeType).catch(() => { trouble.hidden = false; });
      };
      recorder.start();
      setTimeout(() => recorder.state === "recording" && stop.click(), 4000);
      trouble.hidden = true; start.hidden = true; stop.hidden = false; stop.focus();
    } catch { trouble.hidden = false; }
  });

  stop.addEventListener("click", () => {
    recorder?.stop();
    stop.hidden = true; start.hidden = false; start.focus();
  });
})();
