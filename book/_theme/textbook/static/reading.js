// The reader's place: reload, Back and coming back return to the same line, with what was open still open.
(() => {
  const { all, keep, kept } = self.BOOK;
  const key = `place:${document.body.dataset.page}`;
  const boxes = all("article details");
  const blocks = all("article :is(h1,h2,h3,p,li,figure,pre,.math,tr,summary)");

  const read = () => {
    try {
      const place = JSON.parse(kept(key));
      const sound = place && Array.isArray(place.open) && Number.isInteger(place.block) && Number.isFinite(place.top);
      return sound && place.of === `${boxes.length}/${blocks.length}` ? place : null; // another edition: not this page
    } catch {
      return null;
    }
  };
  const drawn = (block) => block.getClientRects().length > 0;
  const write = () => {
    // The first block that is seen, by halving: they stand in order, but those in closed boxes have no place.
    const seen = blocks.filter(drawn);
    let low = 0;
    let high = seen.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      seen[middle].getBoundingClientRect().bottom > 60 ? (high = middle) : (low = middle + 1);
    }
    const block = blocks.indexOf(seen[low]);
    const open = boxes.flatMap((box, i) => (box.open ? [i] : []));
    const untouched = scrollY < 40 && !open.length;
    keep(key, untouched || block < 0 ? null : JSON.stringify({ of: `${boxes.length}/${blocks.length}`, open, block, top: seen[low].getBoundingClientRect().top }));
  };

  const place = read();
  const kind = performance.getEntriesByType("navigation")[0]?.type;
  const byLink = kept("by-link", "sessionStorage") === document.body.dataset.page;
  keep("by-link", null, "sessionStorage");
  const returning = kind === "reload" || kind === "back_forward";
  if (place && (returning || !location.hash)) {
    for (const i of place.open) if (boxes[i]) boxes[i].open = true;
    if (returning || !byLink) {
      history.scrollRestoration = "manual";
      let moved = false;
      const stop = () => (moved = true);
      for (const sign of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(sign, stop, { once: true, passive: true });
      const go = () => {
        const block = blocks[place.block];
        if (!moved && block && drawn(block)) scrollBy({ top: block.getBoundingClientRect().top - place.top, behavior: "instant" });
      };
      go();
      addEventListener("load", go, { once: true });
      document.fonts.ready.then(() => {
        document.documentElement.dataset.fonts = ""; // now, not at the first step: the line must not move afterwards
        go();
        document.fonts.ready.then(go);
      });
    }
  }
  let soon = 0;
  const later = () => {
    clearTimeout(soon);
    soon = setTimeout(write, 250);
  };
  addEventListener("load", () => {
    addEventListener("scroll", later, { passive: true });
    document.addEventListener("toggle", later, true);
  });
  addEventListener("pagehide", () => document.querySelector("[data-printing]") || write());

  // A link inside the book goes to the top of its page, not to where one was.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.origin !== location.origin || link.hash) return;
    const page = link.href.replace(self.BOOK.rootOf.href, "").replace(/\.html.*$/, "") || "index";
    keep("by-link", page, "sessionStorage");
  });
})();
