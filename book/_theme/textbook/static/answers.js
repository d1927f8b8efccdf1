// Boxes for a reader's own answers.  Loaded when the first of them is opened; the answers of the page with it.
// `read` and `judge` are the twins of helpers/judging.py; the tests hold them together.
(() => {
  const { keep, kept, load, rootOf } = self.BOOK;
  const PLAIN = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d{1,3})?";
  const NUMBER = new RegExp(`^(${PLAIN})(?:[x*]10\\^?\\(?([+-]?\\d{1,3})\\)?)?(%?)$`);
  const FRACTION = new RegExp(`^(${PLAIN})/(${PLAIN})(%?)$`);
  const turned = (text, from, to) => [...text].map((sign) => (from.includes(sign) ? to[[...from].indexOf(sign)] : sign)).join("");

  const read = (typed) => {
    let text = turned(typed.trim().toLowerCase(), "−–—‐‑﹣－×·⋅∙⁄", "-------xxxx/");
    text = text.replace(/10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+)/g, (_, power) => `10^${turned(power, "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")}`);
    text = text.replace(/^[=≈~]\s*/, "").replace(/\s*(?:percent|per cent|%)$/, "%");
    text = text.replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, "").replace(/\s*([x*/^+-])\s*/g, "$1");
    if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?%?$/.test(text) && (text.includes(".") || text.split(",").length > 2)) text = text.replaceAll(",", "");
    else if (/^[+-]?\d{1,3}(\.\d{3})+,\d+%?$/.test(text)) text = text.replaceAll(".", "");
    text = text.replaceAll(",", ".");
    let found = FRACTION.exec(text);
    if (found) {
      const value = Number(found[1]) / Number(found[2]) / (found[3] ? 100 : 1);
      return Number.isFinite(value) ? [value, null, 0] : null;
    }
    found = NUMBER.exec(text);
    if (!found) return null;
    const [mantissa, power] = found[1].split("e");
    const place = Number(power || 0) + Number(found[2] || 0) - (found[3] ? 2 : 0);
    const value = Number(`${mantissa}e${place}`);
    const digits = mantissa.replace(/^[+-]?[0.]*/, "").replace(".", "");
    return Number.isFinite(value) ? [value, place - (mantissa.split(".")[1] || "").length, digits.length] : null;
  };
  const matches = ([value, place, digits], exact, least = 3) =>
    Math.abs(value - exact) <= 1e-9 * Math.max(1, Math.abs(exact)) ||
    (place !== null && digits >= least && Math.abs(value - exact) <= Number(`5e${place - 1}`) * (1 + 1e-6));
  const judge = (typed, exact, slips = [], carried = []) => {
    const number = read(typed);
    if (!number) return ["unreadable", "this is not a number that can be read here"];
    if (matches(number, exact)) return ["right", "right"];
    for (const [words, value] of carried) if (matches(number, value)) return ["carried", `the step is right, but it starts from ${words}`];
    for (const [words, value] of slips) if (value !== null && matches(number, value)) return ["slip", `not right: this is what one gets with ${words}`];
    if (matches(number, exact, 1)) return ["digits", "right so far: give at least three significant digits"];
    if (Math.abs(number[0] - exact) <= 0.01 * Math.abs(exact)) return ["close", "close: was something rounded too early?"];
    return ["not yet", "not right yet"];
  };

  let sheet = null;
  self.ANSWERS = (data) => (sheet = JSON.parse([...data].map((sign) => (sign > " " && sign < "\x7f" ? String.fromCharCode(33 + ((sign.charCodeAt(0) - 33 + 47) % 94)) : sign)).join("")));
  // What was right stays known: {"<part>": ["<answer>", …]}, checked when it is read.
  const KEY = "answers";
  const known = () => {
    try {
      const data = JSON.parse(kept(KEY)) || {};
      return Object.fromEntries(Object.entries(data).filter(([, names]) => Array.isArray(names)));
    } catch {
      return {};
    }
  };
  const remember = (part, name) => {
    const all = known();
    all[part] = [...new Set([...(all[part] || []), name])];
    keep(KEY, JSON.stringify(all));
  };

  const make = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const SIGN = { right: "✓", carried: "✓", digits: "✓", close: "≈", slip: "→", "not yet": "·", unreadable: "?" };
  const form = (part) => {
    const drawn = self.DRAWN?.[part]; // other numbers: see draws.js
    const right = (!drawn && known()[part]) || [];
    const rows = (drawn || sheet[part]).map(([name, label, exact, slips, carried], i) => {
      const input = make("input", { type: "text", inputMode: "text", autocomplete: "off", spellcheck: false, id: `try-${part}-${i}` });
      const said = make("output", { htmlFor: input.id });
      if (right.includes(name)) said.textContent = "✓ right before";
      said.setAttribute("role", "status");
      const check = () => {
        if (!input.value.trim()) return (said.textContent = right.includes(name) ? "✓ right before" : ""), true;
        const [code, words] = judge(input.value, exact, slips, carried);
        const comma = /^\D*\d{1,3},\d{3}\D*$/.test(input.value) && code !== "right" ? ` (read as ${input.value.replace(",", ".")})` : "";
        said.textContent = `${SIGN[code]} ${words}${comma}`;
        said.dataset.code = code;
        if (code === "right" && !drawn) remember(part, name);
        return code === "right";
      };
      return { check, input, row: make("p", { className: "try" }, make("label", { htmlFor: input.id, textContent: label }), input, said) };
    });
    const made = make("form", { className: "tries", noValidate: true }, ...rows.map(({ row }) => row), make("button", { className: "plain", textContent: "Check" }));
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      const wrong = rows.filter(({ check }) => !check());
      wrong[0]?.input.focus();
    });
    return made;
  };
  self.answers = Object.assign(
    async (box) => {
      const place = box.querySelector(".fold-body");
      if (place.firstChild) return;
      try {
        if (!sheet) await load(new URL(`_answers/${document.body.dataset.page}.js`, rootOf));
        if (!place.firstChild) place.append(form(box.dataset.part));
      } catch {
        place.textContent = "The answers of this page could not be loaded; the notebook checks them too.";
      }
    },
    { read, judge },
  );
})();
