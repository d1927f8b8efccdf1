// A worked solution that fades: its last step is covered, or the last two, or all, to be found by oneself first.
// A step ends with a displayed formula or a table; what follows the last of them belongs to it.
(() => {
  const { all, keep, kept, one } = self.BOOK;
  const CHOICES = [["0", "all steps"], ["1", "all but the last step"], ["2", "all but the last two"], ["99", "one step at a time"]];
  const choice = () => CHOICES.some(([count]) => count === kept("fade")) ? kept("fade") : "0";

  const inSteps = (body) => {
    const blocks = [...body.children].filter((block) => !block.matches(".headerlink, .fade"));
    const shown = blocks.filter((block) => block.matches(".math, .wide"));
    const tail = blocks.findIndex((block) => /^Marks\b/.test(block.textContent));
    const ends = new Set((shown.length > 1 ? shown : blocks.slice(0, tail < 0 ? blocks.length : tail)).slice(0, -1));
    const steps = [[]];
    for (const block of blocks) {
      steps.at(-1).push(block);
      if (ends.has(block)) steps.push([]);
    }
    return steps;
  };
  const cover = (body, count) => {
    for (const step of all(".step", body)) step.replaceWith(...[...step.children].slice(1));
    const steps = inSteps(body);
    steps.slice(-count || steps.length).forEach((blocks) => {
      const step = document.createElement("details");
      const title = document.createElement("summary");
      step.className = "step";
      title.textContent = `Step ${steps.indexOf(blocks) + 1} of ${steps.length}`;
      blocks[0].before(step);
      step.append(title, ...blocks);
    });
  };
  self.FADE = (solution) => {
    const body = one(".fold-body", solution);
    if (document.documentElement.dataset.printing || one(".fade", body) || inSteps(body).length < 2) return;
    const select = Object.assign(document.createElement("select"), { className: "fade" });
    select.setAttribute("aria-label", "Steps shown");
    select.append(...CHOICES.map(([count, words]) => new Option(words, count, false, count === choice())));
    select.addEventListener("change", () => {
      keep("fade", select.value === "0" ? null : select.value);
      cover(body, Number(select.value));
    });
    body.prepend(select);
    cover(body, Number(select.value));
  };
})();
