// One's own marks: entered under a key or on the score sheet, kept in this browser only.
// Without this script the score sheet is a table to print.
(() => {
  const KEY = "estimation-and-learning:exam-marks";
  const GRADES = JSON.parse(document.querySelector("[data-grades]")?.dataset.grades || "[]");
  const PARTS = JSON.parse(document.querySelector("[data-parts]")?.dataset.parts || "{}");
  const problemOf = (part) => part[0];
  const shown = (value) => String(Math.round(value * 100) / 100);

  let kept = true;
  let marks = {};
  const valid = (part, value) =>
    part in PARTS && typeof value === "number" && Number.isFinite(value) && value >= 0 && value <= PARTS[part];
  const clean = (data) =>
    Object.fromEntries(Object.entries(data && typeof data === "object" ? data : {}).filter(([p, v]) => valid(p, v)));
  const load = () => {
    try {
      marks = clean(JSON.parse(localStorage.getItem(KEY) || "{}"));
    } catch {
      kept = false; // no storage, or not ours: marks last as long as the page
    }
  };
  const save = () => {
    try {
      if (Object.keys(marks).length) localStorage.setItem(KEY, JSON.stringify(marks));
      else localStorage.removeItem(KEY);
      kept = true;
    } catch {
      kept = false;
    }
  };

  const sum = (parts) => parts.reduce((total, part) => total + (marks[part] ?? 0), 0);
  const of = (parts) => parts.reduce((total, part) => total + PARTS[part], 0);
  const all = Object.keys(PARTS);
  const inProblem = (number) => all.filter((part) => problemOf(part) === number);
  const grade = (points) => (GRADES.find(([, least]) => points >= least) || ["F"])[0];

  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  const refresh = () => {
    for (const input of document.querySelectorAll("input.score")) {
      const value = marks[input.dataset.part];
      if (document.activeElement !== input) input.value = value === undefined ? "" : shown(value);
    }
    for (const place of document.querySelectorAll(".score-running")) {
      const parts = inProblem(problemOf(place.dataset.part));
      place.textContent = `Problem ${problemOf(place.dataset.part)}: ${shown(sum(parts))} of ${of(parts)}. Exam: ${shown(sum(all))} of ${of(all)}.`;
    }
    for (const place of document.querySelectorAll(".score-sum")) {
      place.textContent = shown(sum(inProblem(place.dataset.problem)));
    }
    for (const place of document.querySelectorAll(".score-total")) place.textContent = shown(sum(all));
    const verdict = document.querySelector(".score-verdict");
    if (verdict) {
      const open = all.filter((part) => !(part in marks)).length;
      const points = sum(all);
      verdict.textContent =
        open === all.length
          ? "No marks entered yet."
          : open
            ? `${shown(points)} of ${of(all)} so far; ${open} ${open === 1 ? "part has" : "parts have"} no marks yet.`
            : `${shown(points)} of ${of(all)}: grade ${grade(points)}.`;
      if (!kept) verdict.textContent += " This browser keeps nothing: export your marks before you leave the page.";
    }
  };

  const enter = (input) => {
    const part = input.dataset.part;
    const value = input.value.trim() === "" ? undefined : Number(input.value);
    const right = value === undefined ? !input.validity.badInput : valid(part, value);
    input.setCustomValidity(right ? "" : `From 0 to ${PARTS[part]}.`);
    if (!right) {
      input.reportValidity();
      return;
    }
    if (value === undefined) delete marks[part];
    else marks[part] = value;
    save();
    refresh();
  };

  for (const place of document.querySelectorAll(".score-entry")) {
    const { part, marks: most, name } = place.dataset;
    const inTable = Boolean(place.closest("td"));
    const input = element("input", { type: "number", className: "score", min: "0", max: most, step: "0.5", inputMode: "decimal" });
    input.dataset.part = part;
    input.addEventListener("change", () => enter(input));
    if (inTable) {
      input.setAttribute("aria-label", `Your marks for ${name}, of ${most}`);
      place.append(input);
    } else {
      place.append(
        element("label", {}, `Your marks for ${name}: `, input, ` of ${most}`),
        Object.assign(element("output", { className: "score-running" }), {}),
      );
      place.querySelector("output").dataset.part = part;
    }
  }

  const tools = document.querySelector(".score-tools");
  if (tools) {
    const save_as = (name, type, text) => {
      const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    };
    const button = (text, action) => {
      const made = element("button", { type: "button", className: "score-button", textContent: text });
      made.addEventListener("click", action);
      return made;
    };
    const table = () =>
      ["part,marks,of", ...all.map((part) => `${part},${marks[part] ?? ""},${PARTS[part]}`)].join("\n") + "\n";
    const file = element("input", { type: "file", accept: ".json,application/json", hidden: true });
    file.setAttribute("aria-label", "A file of exported marks");
    const message = element("p", { className: "score-message" });
    message.setAttribute("role", "status");
    file.addEventListener("change", async () => {
      try {
        const read = JSON.parse(await file.files[0].text());
        const found = clean(read.marks);
        if (!Object.keys(found).length) throw new Error("no marks");
        marks = found;
        save();
        refresh();
        message.textContent = `Marks of ${Object.keys(found).length} parts read.`;
      } catch {
        message.textContent = "This file holds no exported marks; nothing was changed.";
      }
      file.value = "";
    });
    const verdict = element("p", { className: "score-verdict" });
    verdict.setAttribute("role", "status");
    tools.append(
      verdict,
      element(
        "p",
        {},
        button("Export", () => save_as("exam-marks.json", "application/json", JSON.stringify({ exam: "estimation-and-learning", marks }, null, 1))),
        " ",
        button("Export as a table", () => save_as("exam-marks.csv", "text/csv", table())),
        " ",
        button("Import", () => file.click()),
        " ",
        button("Clear", () => {
          if (!Object.keys(marks).length || confirm("Clear all marks?")) {
            marks = {};
            save();
            refresh();
          }
        }),
      ),
      file,
      message,
    );
  }

  load();
  refresh();
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) {
      load();
      refresh();
    }
  });
})();
