// A figure that moves: a slider chooses the frame.  Each frame was drawn when the book was built;
// it is put together from what all frames share and from what is its own.
(() => {
  const { all, one, load, say, rootOf } = self.BOOK;
  const figures = {};
  self.MOVING = (name, data) => (figures[name] = data);

  for (const box of all("figure > .mover")) {
    const figure = box.parentElement;
    const input = one("input", box);
    const image = one("img", figure);
    const first = image.src;
    let asked;
    const ask = () => (asked ||= load(new URL(`_moving/${figure.id}.js`, rootOf)));
    const show = async () => {
      try {
        await ask();
      } catch {
        asked = null;
        input.value = input.defaultValue;
        return say("The figure could not be loaded");
      }
      const i = input.valueAsNumber;
      const { parts, shown, said } = figures[figure.id];
      const atFirst = input.value === input.defaultValue;
      const svg = () => parts.map((part) => (typeof part === "string" ? part : part[i])).join("");
      image.src = atFirst ? first : `data:image/svg+xml,${encodeURIComponent(svg())}`;
      const link = image.closest("a"); // leads to the first frame
      if (link) atFirst ? (link.href = first) : link.removeAttribute("href");
      one(".at", box).textContent = shown[i];
      one("output", box).textContent = said[i];
      input.setAttribute("aria-valuetext", said[i]);
    };
    input.addEventListener("input", show);
    const quiet = () => ask().catch(() => (asked = null));
    input.addEventListener("focus", quiet);
    const near = new IntersectionObserver(([seen]) => seen.isIntersecting && (near.disconnect(), quiet()), { rootMargin: "300px" });
    near.observe(box);
    if (input.value !== input.defaultValue) show(); // moved before this script had come
  }
})();
