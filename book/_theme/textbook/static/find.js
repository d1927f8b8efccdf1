// The search page: places of the book whose words begin with those of the query.
(() => {
  const { pages, places, words, common, aside, synonyms, greek } = self.FINDER;
  const skipped = new Set(common);
  const idle = new Set(aside);
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

  // One form for both spellings and for the endings of a word: regularisation, regularized → regulariz.
  const ENDINGS = [
    [/(.{3})(i[sz]e[ds]?|i[sz]ing|i[sz]ations?|i[sz]ers?)$/, "$1iz"], [/(.{3})yse[ds]?$/, "$1yz"], [/(.{3})our(s|ed|ing|al)?$/, "$1or"],
    [/^(.*)centre(s|d)?$/, "$1cent"], [/^(.*)center(s|ed)?$/, "$1cent"], [/(.{3})ies$/, "$1y"], [/(ss|x|ch|sh)es$/, "$1"], [/(.{2}[^siu])s$/, "$1"],
    [/(.{4})(ations?|ators?|ate[ds]?|ating)$/, "$1at"], [/(.{4})(ifications?|ifiers?|ify|ified|ifying)$/, "$1if"],
    [/(.{2})([b-df-hj-np-rtv-z])\2(ing|ed|er)$/, "$1$2"], [/(.{3})(ing|ed|er|ly)$/, "$1"], [/(.{3})ions?$/, "$1"], [/(.{3})e$/, "$1"],
  ];
  const stem = (word) => (/\d/.test(word) ? word : ENDINGS.reduce((now, [ending, form]) => now.replace(ending, form), word));
  const byStem = {};
  for (const word of vocabulary) (byStem[stem(word)] ??= []).push(word);

  // One letter too many, too few, another, or two that changed places.
  const nearly = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    return [[1, 1], [0, 1], [1, 0]].some(([m, n]) => a.slice(i + m) === b.slice(i + n)) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2));
  };

  const unpacked = {};
  const numbers = (word) => {
    if (!(word in unpacked)) {
      let last = 0;
      unpacked[word] = words[word].split(".").map((difference) => (last += parseInt(difference, 36)));
    }
    return unpacked[word];
  };
  const NUMBER = /^(?:[A-Z][a-z]+ )?(?:\d+\.)+\d*\.? /; // Theorem 7.3, 2.4.
  const titles = places.map((place) => new Set(tokens(place[3])));
  const lengths = places.map((place) => tokens(place[3].replace(NUMBER, "")).length);
  const WEIGHT = places.map(([page, kind]) => (1 + KIND[kind] / 10) * (/bibliography|errata/.test(pages[page][0]) ? 0.4 : 1));

  // Words of the book for a word of the query, and how well they fit; with a slip of the pen only if nothing else does.
  const spellings = (token) => {
    const fits = new Map();
    for (const word of vocabulary) if (token.length > 1 && word.startsWith(token)) fits.set(word, token.length < 3 ? 0.1 : 0.35);
    for (const word of byStem[stem(token)] || []) fits.set(word, 0.85);
    if (token in words) fits.set(token, 1);
    if (fits.size || token.length < 4 || /\d/.test(token)) return [fits, false];
    for (const word of vocabulary) if (nearly(token, word)) fits.set(word, 0.6);
    return [fits, fits.size > 0];
  };
  // Places with a word, and how much they speak of it: rare words count more, and a title is about what it names.
  const fitting = (token) => {
    const scores = new Map();
    const [fits, guessed] = spellings(token);
    if (guessed) guesses.add([...fits.keys()][0]);
    const good = [...fits].filter(([, fit]) => fit >= 0.6).flatMap(([word]) => numbers(word));
    const rare = Math.log(places.length / (1 + new Set(good).size)) + 0.4;
    for (const [word, fit] of fits)
      for (const place of numbers(word)) {
        const score = rare * fit * (titles[place].has(word) ? 2.5 + 4 / lengths[place] : 1);
        scores.set(place, Math.max(scores.get(place) || 0, score));
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
  const all = (phrase) => phrase.map(fitting).reduce(both);
  // The query in words, or in several words that have another name: "k fac" is Kronecker factorisation.
  const names = Object.entries(synonyms).map(([name, meant]) => [tokens(name), meant.map((one) => tokens(one).filter((word) => !skipped.has(word)))]);
  const units = (asked) => {
    const found = [];
    for (let i = 0; i < asked.length; ) {
      const [name, meant] = names.filter(([name]) => name.every((word, k) => word === asked[i + k])).sort((a, b) => b[0].length - a[0].length)[0] || [[asked[i]], []];
      found.push([name, ...meant]);
      i += name.length;
    }
    return found;
  };

  let guesses = new Set();
  const search = (query) => {
    guesses = new Set();
    const asked = tokens(query);
    let wanted = units(asked);
    for (const list of [skipped, idle]) {
      const left = wanted.filter(([name]) => name.length > 1 || !list.has(name[0]));
      if (left.length) wanted = left;
    }
    if (!asked.length) return { found: [] };
    const matched = wanted.map((phrases) => phrases.map(all).reduce(either));
    const share = new Map(), scores = new Map();
    for (const scored of matched)
      for (const [place, score] of scored) {
        share.set(place, (share.get(place) || 0) + 1);
        scores.set(place, (scores.get(place) || 0) + score);
      }
    const most = Math.max(0, ...share.values());
    const whole = asked.join(" ");
    const typed = query.toLowerCase().replace(/^exam /, "");
    const found = [...scores]
      .filter(([place]) => share.get(place) >= Math.min(most, matched.length / 2))
      .map(([place, score]) => {
        const title = places[place][3];
        const heading = tokens(title).join(" ");
        const bare = tokens(title.replace(NUMBER, "")).join(" ");
        const exact = heading === whole ? 60 : bare === whole ? 14 : heading.startsWith(`${whole} `) ? 8 : heading.includes(whole) ? 4 : 0;
        const asWritten = title.toLowerCase().startsWith(typed) ? (/\d/.test(typed) ? 40 : 3) + (/[.:\s]/.test(title[typed.length]) ? 20 : 0) : 0; // 1(7) is not 1.7
        return [place, score * (share.get(place) / matched.length) ** 1.5 * WEIGHT[place] + exact + asWritten];
      })
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([place]) => places[place]);
    return { found, whole: [...share.values()].filter((count) => count === most).length, partly: most < matched.length, guesses };
  };
  self.SEARCH = search;

  // The page of the search, and the dialog of any other page.
  const root = self.BOOK.rootOf;
  for (const form of document.querySelectorAll(".finder")) {
    const input = form.querySelector("input");
    const list = form.querySelector("ol");
    const count = form.querySelector("[role=status]");
    const paged = Boolean(form.closest("main"));
    const show = () => {
      const query = input.value.trim();
      const { found, whole, partly, guesses } = search(query);
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
        !query ? "" : found.length ? `${whole} ${whole === 1 ? "place" : "places"}` : `Nothing found for “${query}”. Is it spelt so? The first letters of a word are enough.`,
        found.length && partly ? " with some of these words; none has all" : "",
        guesses?.size ? `, with “${[...guesses].join("”, “")}”` : "",
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
