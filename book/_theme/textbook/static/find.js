// The search page: places of the book whose words begin with those of the query.
(() => {
  const { pages, places, words, common, synonyms, greek } = self.FINDER;
  const skipped = new Set(common);
  const vocabulary = Object.keys(words);
  const KIND = { section: 2, result: 3, exercise: 2, answer: 1, figure: 1, term: 4, symbol: 4 };
  const NAME = { section: "section", result: "", exercise: "", answer: "closed until you open it", figure: "figure", term: "glossary", symbol: "symbol" };
  const SHOWN = 60;

  const tokens = (text) =>
    [...text.normalize("NFKC")]
      .map((sign) => (sign in greek ? ` ${greek[sign]} ` : sign))
      .join("")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[a-z0-9]+/g) || [];

  const unpacked = {};
  const numbers = (word) => {
    if (!(word in unpacked)) {
      let last = 0;
      unpacked[word] = words[word].split(".").map((difference) => (last += parseInt(difference, 36)));
    }
    return unpacked[word];
  };
  const titles = places.map((place) => new Set(tokens(place[3])));

  // Places with a word that begins with the token, and how well they fit.
  const fitting = (token) => {
    const scores = new Map();
    for (const word of vocabulary) {
      if (!word.startsWith(token)) continue;
      // A short token in the middle of typing matches much: whole words count more.
      const weight = word === token ? 3 : token.length < 3 ? 0.3 : 1;
      for (const place of numbers(word)) {
        const inTitle = titles[place].has(word) ? 5 : 1;
        scores.set(place, Math.max(scores.get(place) || 0, weight * inTitle));
      }
    }
    return scores;
  };
  const both = (first, second) => {
    const scores = new Map();
    for (const [place, score] of first) if (second.has(place)) scores.set(place, score + second.get(place));
    return scores;
  };
  const either = (first, second) => {
    const scores = new Map(first);
    for (const [place, score] of second) scores.set(place, Math.max(score, scores.get(place) || 0));
    return scores;
  };
  const matching = (token) => {
    const own = fitting(token);
    if (!(token in synonyms)) return own;
    const spelled = tokens(synonyms[token]).filter((word) => !skipped.has(word));
    return either(own, spelled.map(fitting).reduce(both));
  };

  const search = (query) => {
    const asked = tokens(query);
    const wanted = asked.length > 1 ? asked.filter((token) => !skipped.has(token)) : asked;
    if (!wanted.length) return { found: [] };
    const byWord = wanted.map(matching);
    let scores = byWord.reduce(both);
    const partly = !scores.size;
    if (partly) scores = byWord.reduce(either); // all words nowhere: any of them
    const whole = asked.join(" ");
    const found = [...scores]
      .map(([place, score]) => {
        const [, kind, , title] = places[place];
        const heading = tokens(title).join(" ");
        const exact = heading === whole ? 40 : heading.startsWith(`${whole} `) ? 12 : heading.includes(whole) ? 6 : 0;
        const asWritten = title.startsWith(query) ? 5 : title.toLowerCase().startsWith(query.toLowerCase()) ? 3 : 0; // 1(7) is not 1.7
        return [place, score * (1 + KIND[kind] / 10) + exact + asWritten];
      })
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([place]) => places[place]);
    return { found, partly };
  };

  // The page of the search, and the dialog of any other page.
  const root = self.BOOK.rootOf;
  for (const form of document.querySelectorAll(".finder")) {
    const input = form.querySelector("input");
    const list = form.querySelector("ol");
    const count = form.querySelector("[role=status]");
    const paged = Boolean(form.closest("main"));
    const show = () => {
      const query = input.value.trim();
      const { found, partly } = search(query);
      list.replaceChildren(
        ...found.slice(0, SHOWN).map(([page, kind, anchor, title, lead]) => {
          const item = document.createElement("li");
          const link = document.createElement("a");
          const [address, heading] = pages[page];
          link.href = new URL(anchor ? `${address}#${anchor}` : address, root).href;
          link.textContent = title;
          const where = [heading === title ? "" : heading, NAME[kind]].filter(Boolean).join(", ");
          item.append(link, Object.assign(document.createElement("p"), { textContent: where }));
          if (lead) item.append(Object.assign(document.createElement("p"), { textContent: lead }));
          return item;
        }),
      );
      count.textContent = [
        !query ? "" : found.length ? `${found.length} ${found.length === 1 ? "place" : "places"}` : `Nothing found for “${query}”. Is it spelt so? The first letters of a word are enough.`,
        found.length && partly ? " with some of these words; none has all" : "",
        found.length > SHOWN ? `; the first ${SHOWN} are shown.` : found.length ? "." : "",
      ].join("");
    };
    if (paged) input.value = new URLSearchParams(location.search).get("q") || "";
    input.addEventListener("input", () => {
      show();
      if (!paged) return;
      try {
        history.replaceState(null, "", input.value ? `?q=${encodeURIComponent(input.value)}` : location.pathname);
      } catch {} // a page opened from a folder may not change its address
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      list.querySelector("a")?.focus();
    });
    form.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      const stops = [input, ...list.querySelectorAll("a")];
      stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length].focus();
      event.preventDefault();
    });
    show();
    input.focus();
  }
})();
