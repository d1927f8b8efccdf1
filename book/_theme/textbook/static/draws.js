// Another draw: an exercise with other numbers, and back.  The address says which: #exam-2a-1~17.
(() => {
  const { all, load, named, one, rootOf, say } = self.BOOK;
  const KEPT = ".title, .row, .one-part, .headerlink, .score-line, .draw-note";
  const shown = {};
  let questions = null;
  self.DRAWS = (data) => (questions = data);
  self.DRAWN = {}; // answers of the parts that show other numbers

  const swap = (place, html) => {
    one(":scope > .redrawn", place)?.remove();
    for (const child of place.children) if (!child.matches(KEPT)) child.toggleAttribute("data-rests", html !== undefined);
    if (html === undefined) return;
    const made = Object.assign(document.createElement("div"), { className: "redrawn", innerHTML: html });
    const title = one(":scope > .title", place);
    title ? title.after(made) : place.prepend(made);
  };
  const address = (hash) => {
    try {
      history.replaceState(history.state, "", hash);
    } catch {} // a browser that keeps the address of a file
  };

  const allBut = (count, k) => [...Array(count).keys()].map((i) => i + 1).filter((i) => i !== k);

  // Shows variant `k` of a question, or the book's numbers if there is none.
  const show = (label, k) => {
    const card = named(`#${label}`);
    const { answers, columns, hints, html } = questions[label];
    const fill = (text) => text?.replace(/\ue000(\d+)\ue001/g, (_, i) => columns[i][k - 1]);
    const parts = all(":scope > .one-part", card);
    swap(card, k && fill(html[""]));
    for (const part of parts) {
      const name = /^\((\w+)\)/.exec(part.textContent.trim())?.[1];
      if (html[name]) swap(part, k && fill(html[name]));
    }
    for (const hint of all(".row > .hint", card)) hint.toggleAttribute("data-rests", Boolean(k) && !hints);
    for (const part of Object.keys(answers[0])) {
      swap(one(`#sol-${part} > .fold-body`), k && fill(html[`sol-${part}`]));
      k ? (self.DRAWN[part] = answers[k - 1][part]) : delete self.DRAWN[part];
      const box = one(`details[data-part="${part}"]`, card);
      one(".fold-body", box).replaceChildren();
      if (box.open) self.answers?.(box);
    }
    shown[label] = k;
    const button = one(`[data-draw="${label}"]`);
    one(".draw-note", card)?.remove();
    if (!k) return;
    const note = Object.assign(document.createElement("p"), { className: "draw-note", textContent: `Draw ${k} of ${answers.length}. ` });
    const back = Object.assign(document.createElement("button"), { type: "button", className: "plain", textContent: "Back to the book’s numbers" });
    back.addEventListener("click", () => {
      show(label);
      address(`#${label}`);
      button.focus();
      say("The book’s numbers");
    });
    note.append(back);
    button.after(note);
  };

  self.draws = async (label) => {
    const [, linked, k] = /^#(.+)~(.*)$/.exec(location.hash) || [];
    const name = label || linked;
    try {
      if (!questions) await load(new URL(`_draws/${document.body.dataset.page}.js`, rootOf));
    } catch {} // a page without questions, or no connection
    const card = named(`#${name}`);
    const count = Object.hasOwn(questions || {}, name) ? questions[name].answers.length : 0;
    if (!count) return say(label ? "The draws of this page could not be loaded" : "This page has no such draw");
    if (label) {
      const others = allBut(count, shown[label]);
      const next = others[Math.floor(Math.random() * others.length)];
      show(label, next);
      address(`#${label}~${next}`);
      return say(`Draw ${next}: other numbers`);
    }
    const good = /^[1-9]\d{0,2}$/.test(k) && k <= count;
    show(name, good ? Number(k) : undefined);
    const words = good ? `Draw ${k}: other numbers` : `There is no such draw: they go from 1 to ${count}. These are the book’s numbers.`;
    if (!good) {
      one(`[data-draw="${name}"]`).after(Object.assign(document.createElement("p"), { className: "draw-note", textContent: words }));
      address(`#${name}`);
    }
    card.scrollIntoView();
    say(words);
  };
})();
