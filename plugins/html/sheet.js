// The printed page: its text can be chosen as on paper, and a click opens the article it is in. Without
// this a box decides between the two.
(() => {
  "use strict";
  const sheet = document.querySelector(".sheet");
  if (!sheet) return;
  document.documentElement.classList.add("scripted");
  const areas = [...sheet.querySelectorAll(".area")];

  const areaAt = (event) =>
    areas.find((area) =>
      [...area.querySelectorAll("rect")].some((rect) => {
        const box = rect.getBoundingClientRect();
        return event.clientX >= box.left && event.clientX <= box.right &&
          event.clientY >= box.top && event.clientY <= box.bottom;
      }));

  const take = document.getElementById("_take");
  let down = null;
  sheet.addEventListener("pointerdown", (event) => {
    down = { x: event.clientX, y: event.clientY };
  });
  sheet.addEventListener("pointermove", (event) => {
    const under = event.buttons === 0 && areaAt(event);
    for (const area of areas) area.classList.toggle("under", area === under);
  });
  sheet.addEventListener("pointerleave", () => {
    for (const area of areas) area.classList.remove("under");
  });
  sheet.addEventListener("click", (event) => {
    // A drag chooses text; so does whoever asked for it.
    const moved = down && Math.hypot(event.clientX - down.x, event.clientY - down.y) > 4;
    if (moved || event.button !== 0 || take.checked || String(getSelection()) !== "") return;
    const area = areaAt(event);
    if (!area || event.target.closest("a")) return;
    if (event.ctrlKey || event.metaKey) open(area.href.baseVal);
    else location.href = area.href.baseVal;
  });

  // + and - zoom, as far as the steps go.
  const steps = [...document.querySelectorAll(".tools input[name=zoom]")];
  document.addEventListener("keydown", (event) => {
    const by = { "+": 1, "=": 1, "-": -1 }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = steps.findIndex((step) => step.checked) + by;
    if (steps[at]) steps[at].checked = true;
  });
})();
