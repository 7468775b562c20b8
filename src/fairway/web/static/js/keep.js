// Keeps what is typed in a form until the server has taken it. It lies in this browser only, under the officer's own key, a day at most.
"use strict";
(() => {
  const officer = document.body.dataset.officer;
  if (!officer) return;
  const PREFIX = "fairway:", DAY = 24 * 60 * 60 * 1000;
  const store = { read: (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } } };
  const form = document.querySelector("form[data-keep]");
  const place = form ? PREFIX + officer + ":" + form.dataset.keep : "";
  const words = document.getElementById("fw-words").dataset;
  const say = (text) => { const shown = document.getElementById("kept"); if (shown) shown.textContent = text; };

  // A page without the form that was sent: the server has taken it. The page of a conflict says so itself and is left alone.
  const sent = sessionStorage.getItem("fairway-sent");
  if (sent && sent !== place && !document.querySelector("[data-not-recorded]")) localStorage.removeItem(sent);
  if (!document.querySelector("[data-not-recorded]")) sessionStorage.removeItem("fairway-sent");
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
    const kept = store.read(key);
    if (!kept || Date.now() - kept.at > DAY) localStorage.removeItem(key);
  }
  document.querySelector("form[data-forget]")?.addEventListener("submit", () => {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX + officer))) localStorage.removeItem(key);
  });
  if (!form) return;

  const fields = () => [...form.elements].filter((field) => field.name && field.name !== "csrfmiddlewaretoken" && field.name !== "compared" && field.type !== "file");
  const choice = (field) => field.type === "checkbox" || field.type === "radio";
  const kept = store.read(place);
  if (kept && sent !== place) {  // what the server sent back with its answer wins over what lies here
    for (const field of fields()) {
      const value = kept.values[field.name];
      if (!value) continue;
      if (choice(field)) field.checked = value.includes(field.value);
      else field.value = value[0];
    }
    say(words.restored);
  }
  const keep = () => {
    const values = {};
    for (const field of fields()) {
      values[field.name] ??= [];
      if (!choice(field) || field.checked) values[field.name].push(field.value);
    }
    try { localStorage.setItem(place, JSON.stringify({ at: Date.now(), values })); } catch { /* a full store keeps nothing */ }
  };
  form.addEventListener("input", keep);
  form.addEventListener("submit", (sending) => {
    keep();
    if (navigator.onLine === false) {
      sending.preventDefault();
      say(words.offline);
    } else {
      sessionStorage.setItem("fairway-sent", place);
    }
  });
})();
