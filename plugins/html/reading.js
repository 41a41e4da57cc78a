// Keeps what the reader chose, for the next page and the next day. Runs where the choices stand, before
// anything else is painted. Without it they hold for the page.
(() => {
  "use strict";
  const key = "reading";
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(key)) || {};
  } catch {
    // No storage, or not ours: nothing was kept.
  }

  // A vertical article scrolls in a frame, which the keyboard has to reach.
  const settle = () => {
    const frame = document.querySelector(".frame");
    const vertical = document.getElementById("_vertical");
    if (!frame || !vertical) return;
    if (vertical.checked) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  };

  for (const input of document.querySelectorAll(".reading input")) {
    const choice = kept[input.name];
    if (input.type === "checkbox") input.checked = choice !== "no";
    else if (choice === input.value) input.checked = true;
    input.addEventListener("change", () => {
      kept[input.name] = input.type !== "checkbox" || input.checked ? input.value : "no";
      try {
        localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // It holds for this page.
      }
      settle();
    });
  }
  document.addEventListener("DOMContentLoaded", settle);

  const panel = document.querySelector(".reading");
  document.addEventListener("click", (event) => {
    if (panel.open && !panel.contains(event.target)) panel.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open) return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });
})();
