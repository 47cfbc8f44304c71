/* The guest's own ticket: save it as a picture, send it on, hear when the turn comes. */
(() => {
  "use strict";
  const $ = (name) => document.querySelector(name);

  const save = $("[data-save]"), code = $("[data-qr] svg");
  if (save && code) {
    save.hidden = false;
    save.addEventListener("click", async () => {
      const art = new Image();
      art.src = "data:image/svg+xml," + encodeURIComponent(new XMLSerializer().serializeToString(code));
      await art.decode();
      const sheet = Object.assign(document.createElement("canvas"), { width: 720, height: 1000 });
      const pen = sheet.getContext("2d"), font = getComputedStyle(document.body).fontFamily;
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, 720, 1000);
      pen.fillStyle = "#000";
      pen.textAlign = "center";
      pen.font = "700 44px " + font;
      pen.fillText($(".mark").textContent.trim(), 360, 90);
      pen.font = "700 170px " + font;
      pen.fillText(save.dataset.save, 360, 290);
      pen.font = "36px " + font;
      pen.fillText([...document.querySelectorAll(".door .plate")].map((plate) => plate.textContent).join(" · "), 360, 360);
      pen.imageSmoothingEnabled = false;
      pen.drawImage(art, 110, 420, 500, 500);
      sheet.toBlob((picture) => {
        const way = Object.assign(document.createElement("a"), { href: URL.createObjectURL(picture), download: save.dataset.save + ".png" });
        way.click();
        setTimeout(() => URL.revokeObjectURL(way.href), 5000);
      });
    });
  }

  $("[data-share]")?.addEventListener("click", (event) => {
    const { share: text, link: url } = event.currentTarget.dataset;
    if (!navigator.share) return; // the link itself opens a message
    event.preventDefault();
    navigator.share({ text, url }).catch(() => {});
  });

  let alarmed = Boolean($("[data-alarm]"));
  document.addEventListener("swapped", () => {
    const now = Boolean($("[data-alarm]"));
    if (now && !alarmed) navigator.vibrate?.([300, 150, 300]);
    alarmed = now;
    document.title = document.title.replace(/^● /, "");
    if (now) document.title = "● " + document.title;
  });
})();
