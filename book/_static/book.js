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
  if (action === "print-answers") printPage(true);
  if (action === "print-plain") printPage(false);
  if (action === "fullscreen") document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
});

// Closed boxes: a link or a search hit inside one opens it; all can be opened and closed together.
const openTo = (element) => {
  for (let box = element?.closest("details"); box; box = box.parentElement?.closest("details")) box.open = true;
};
const followHash = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  openTo(target);
  target.scrollIntoView();
};
addEventListener("hashchange", followHash);
document.addEventListener("DOMContentLoaded", followHash);

document.addEventListener("DOMContentLoaded", () => {
  const answers = [...document.querySelectorAll("details.solution")];
  const article = document.querySelector("article.bd-article");
  if (!answers.length || !article) return;
  const hints = [...article.querySelectorAll("details.sd-dropdown")].filter((box) =>
    /^Hint/.test(box.querySelector("summary").textContent.trim()),
  );
  const set = (boxes, open) => () => boxes.forEach((box) => (box.open = open));
  const button = (text, action) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "open-all", textContent: text });
    made.addEventListener("click", action);
    return made;
  };
  const row = Object.assign(document.createElement("p"), { className: "open-all-row" });
  row.append(
    button("Open all answers", set(answers, true)),
    button("Open all hints", set(hints, true)),
    button("Close all", set([...article.querySelectorAll("details")], false)),
  );
  const heading = article.querySelector("#exercises > h2") || article.querySelector("h1");
  heading.after(row);
});

// Print with all answers open, or with all closed; afterwards everything is as it was.
const printPage = (withAnswers) => {
  const boxes = [...document.querySelectorAll("details")];
  const before = boxes.map((box) => box.open);
  boxes.forEach((box) => (box.open = withAnswers || !(box.matches(".solution") || /^Hint/.test(box.textContent.trim()))));
  document.documentElement.dataset.printing = withAnswers ? "answers" : "plain";
  addEventListener(
    "afterprint",
    () => {
      boxes.forEach((box, i) => (box.open = before[i]));
      delete document.documentElement.dataset.printing;
    },
    { once: true },
  );
  print();
};
