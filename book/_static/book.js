// A copied formula is its TeX, not the jumble of its glyphs.
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  const copy = document.createElement("div");
  for (let i = 0; i < selection.rangeCount; i++) copy.append(selection.getRangeAt(i).cloneContents());
  const formulas = copy.querySelectorAll("math");
  if (!formulas.length) return;
  for (const formula of formulas) {
    const tex = formula.querySelector('annotation[encoding="application/x-tex"]');
    const fence = formula.getAttribute("display") === "block" ? "$$" : "$";
    if (tex) formula.replaceWith(fence + tex.textContent + fence);
  }
  copy.style.cssText = "position:absolute;left:-9999px";
  document.body.append(copy); // innerText needs layout to know where lines break
  event.clipboardData.setData("text/plain", copy.innerText);
  event.clipboardData.setData("text/html", copy.innerHTML);
  copy.remove();
  event.preventDefault();
});

// What a button of the theme does stands here: no handler inside a page may run.
document.addEventListener("click", (event) => {
  const action = event.target.closest("[data-action]")?.dataset.action;
  if (action === "print") print();
  if (action === "fullscreen") document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
});
