// Single keys for the review pages: each presses what carries it in data-key; j and k go through rows.
// They can be switched off (WCAG 2.1.4); nothing needs them.
(() => {
  "use strict";
  const STORE = "rempart-keys";
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;
  const isOn = () => { try { return localStorage.getItem(STORE) !== "off"; } catch { return true; } };
  const told = document.querySelector("[data-keys]");
  if (told) {
    told.hidden = false;
    const label = document.createElement("label");
    const box = document.createElement("input");
    label.className = "with-box";
    box.type = "checkbox";
    box.checked = isOn();
    box.addEventListener("change", () => {
      try { localStorage.setItem(STORE, box.checked ? "on" : "off"); } catch { /* not kept, then */ }
    });
    const words = document.createElement("span");
    words.textContent = told.textContent;
    label.append(box, words);
    told.replaceChildren(label);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || !isOn() || typing(event.target)) return;
    if (event.key === "j" || event.key === "k") {
      const rows = [...document.querySelectorAll("[data-row]")];
      if (rows.length === 0) return;
      const at = rows.indexOf(document.activeElement);
      const to = event.key === "j" ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0);
      rows[to].focus();
      event.preventDefault();
      return;
    }
    const found = /^[a-z]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
    if (!found) return;
    event.preventDefault();
    if (found.matches("button")) found.click();
    else found.focus();
  });
})();
