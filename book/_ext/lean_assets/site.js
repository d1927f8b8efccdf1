// All that a page of the book needs of a script: bars and menus, copying, boxes that open, printing.
// It never asks the browser for a layout while the page loads, and stores nothing but the
// colour mode that a reader chooses.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const named = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {} // a "%" that begins no sign
  };
  const whenIdle = self.requestIdleCallback || ((task) => setTimeout(task, 200));

  // Colour mode: as the system, light, dark; the choice is kept.
  const system = matchMedia("(prefers-color-scheme: dark)");
  const setMode = (mode) => {
    root.dataset.mode = mode;
    const theme = mode === "auto" ? (system.matches ? "dark" : "light") : mode;
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
    for (const button of all(".theme-switch-button")) button.setAttribute("aria-label", `Colour mode: ${mode}`);
  };
  const nextMode = () => {
    const order = system.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
    const mode = order[(order.indexOf(root.dataset.mode) + 1) % 3];
    setMode(mode);
    try {
      localStorage.setItem("mode", mode);
      localStorage.setItem("theme", root.dataset.theme);
    } catch {} // a browser that keeps nothing
  };
  system.addEventListener("change", () => setMode(root.dataset.mode));
  setMode(root.dataset.mode);
  for (const button of all(".theme-switch-button")) button.addEventListener("click", nextMode);
  addEventListener("beforeprint", () => (root.dataset.theme = "light")); // paper is white
  addEventListener("afterprint", () => setMode(root.dataset.mode));

  // A click beside the content of an open dialog closes it.
  const closeFromBeside = (dialog) =>
    dialog.addEventListener("click", (event) => {
      const box = dialog.getBoundingClientRect();
      const beside = event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
      if (event.target === dialog && beside) dialog.close();
    });

  // The two side bars: on a wide screen the left one folds away, on a narrow one they are dialogs.
  const wide = matchMedia("(min-width: 992px)");
  const move = (from, to) => {
    to.append(...from.childNodes);
    to.className = from.className;
    from.className = "";
  };
  for (const side of ["primary", "secondary"]) {
    const toggle = one(`.${side}-toggle`);
    const bar = document.getElementById(`pst-${side}-sidebar`);
    const dialog = document.getElementById(`pst-${side}-sidebar-modal`);
    if (!toggle || !bar || !dialog) continue;
    const label = { primary: "Contents of the book", secondary: "Contents of this page" }[side];
    toggle.setAttribute("aria-label", label);
    dialog.setAttribute("aria-label", label);
    const narrow = () => side === "secondary" || !wide.matches;
    if (!narrow()) toggle.setAttribute("aria-expanded", "true");
    toggle.addEventListener("click", () => {
      if (narrow()) {
        move(bar, dialog);
        dialog.showModal();
      } else {
        const hidden = bar.classList.toggle("pst-sidebar-hidden");
        toggle.setAttribute("aria-expanded", String(!hidden));
      }
    });
    dialog.addEventListener("close", () => {
      move(dialog, bar);
      toggle.focus();
    });
    dialog.addEventListener("click", (event) => event.target.closest("a") && dialog.close());
    closeFromBeside(dialog);
  }

  // The search field: by its buttons, by Ctrl+K or Cmd+K.
  const search = document.getElementById("pst-search-dialog");
  if (search) {
    const open = () => {
      const field = document.getElementById("finder-query") || one("input[type=search]", search);
      if (!field.closest("dialog") || search.open) return field.select();
      search.showModal();
      field.select();
    };
    const apple = /^(Mac|iP)/.test(navigator.platform);
    if (apple) for (const key of all(".kbd-shortcut__modifier")) if (key.textContent === "Ctrl") key.textContent = "⌘";
    for (const button of all(".search-button__button")) button.addEventListener("click", open);
    addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "k" || event.shiftKey || event.altKey || !(apple ? event.metaKey : event.ctrlKey)) return;
      event.preventDefault();
      search.open ? search.close() : open();
    });
    closeFromBeside(search);
  }

  // Menus of the top bar.
  const menus = all(".article-header-buttons .dropdown").map((box) => ({ box, button: one(".dropdown-toggle", box), list: one(".dropdown-menu", box) }));
  const openMenu = (menu, open) => {
    menu.list.classList.toggle("show", open);
    menu.button.setAttribute("aria-expanded", String(open));
  };
  for (const menu of menus) {
    menu.button.addEventListener("click", () => {
      const open = !menu.list.classList.contains("show");
      for (const other of menus) openMenu(other, other === menu && open);
    });
    menu.box.addEventListener("keydown", (event) => {
      const items = all("a, button", menu.list);
      const at = items.indexOf(document.activeElement);
      if (event.key === "Escape") {
        openMenu(menu, false);
        menu.button.focus();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        openMenu(menu, true);
        items[(at + (event.key === "ArrowDown" ? 1 : items.length - 1) + (at < 0 && event.key === "ArrowUp" ? 1 : 0)) % items.length].focus();
      }
    });
    menu.box.addEventListener("focusout", (event) => menu.box.contains(event.relatedTarget) || openMenu(menu, false));
    menu.list.addEventListener("click", () => openMenu(menu, false));
  }
  document.addEventListener("click", (event) => {
    for (const menu of menus) if (!menu.box.contains(event.target)) openMenu(menu, false);
  });

  // Where one is, in the contents of the page.
  const entries = new Map();
  for (const link of all("#pst-page-toc-nav a[href^='#']")) {
    const section = named(link.hash);
    const heading = section && (one(":scope > :is(h1,h2,h3,h4)", section) || section);
    if (heading) entries.set(heading, link);
  }
  const mark = (current) => {
    for (const link of entries.values()) {
      const here = link === current;
      link.classList.toggle("active", here);
      here ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
      link.closest(".toc-entry").classList.toggle("active", link.closest(".toc-entry").contains(current));
    }
  };
  if (entries.size) {
    const watch = new IntersectionObserver(
      (seen) => {
        const top = seen.filter((entry) => entry.isIntersecting).pop();
        if (top) mark(entries.get(top.target));
      },
      { rootMargin: "0px 0px -70% 0px" },
    );
    for (const heading of entries.keys()) watch.observe(heading);
  }

  // Each listing gets a button that copies it, when the reader comes near.
  const label = (button, text) => {
    button.textContent = text;
    button.setAttribute("aria-label", `${text}: this code`);
  };
  const offerCopy = (listing) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "copy-code" });
    label(button, "Copy");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(one("pre", listing).textContent.replace(/\n$/, ""));
        label(button, "Copied");
      } catch {
        label(button, "Not allowed");
      }
      setTimeout(() => label(button, "Copy"), 2000);
    });
    listing.append(button);
  };
  const listings = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        listings.unobserve(target);
        offerCopy(target);
      }
    },
    { rootMargin: "300px" },
  );
  for (const listing of all(".cell_input div.highlight, div.highlight-sh > div.highlight")) listings.observe(listing);

  // What scrolls sideways can be reached by keyboard.  Measured when the page is at rest.
  const reachable = () => {
    const drawn = (box) => box.checkVisibility({ contentVisibilityAuto: true }); // all else has no layout yet
    const boxes = all("pre, .formula, .math.long, .pst-scrollable-table-container, .cell_output > .output").filter(drawn);
    const scrolls = boxes.map((box) => box.scrollWidth > box.clientWidth + 1);
    boxes.forEach((box, i) => {
      if (scrolls[i] !== (box.tabIndex === 0)) scrolls[i] ? (box.tabIndex = 0) : box.removeAttribute("tabindex");
    });
  };
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => whenIdle(reachable), 300);
  };
  addEventListener("load", soon);
  addEventListener("resize", soon);
  document.addEventListener("toggle", soon, true);
  document.addEventListener("contentvisibilityautostatechange", soon, true);

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
    const button = event.target.closest("[data-action]");
    const action = button?.dataset.action;
    if (action === "print-answers") printPage(true);
    if (action === "print-plain") printPage(false);
    if (action === "open-answers") setAll("answers", true, button);
    if (action === "open-hints") setAll("hints", true, button);
    if (action === "close-all") setAll("all", false, button);
    if (action === "fullscreen") document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  });

  // The first screen stands before the last section is laid out: the others follow one at a time,
  // and all at once where the page is about to be scrolled or folded.
  const layOut = () => root.classList.add("laid-out");
  const sections = all("article.bd-article > section > section");
  const layOutNext = () => {
    const section = sections.shift();
    if (!section) return layOut();
    section.classList.add("laid");
    whenIdle(layOutNext);
  };
  addEventListener("load", () => whenIdle(layOutNext));
  document.addEventListener("click", layOut, true);
  addEventListener("keydown", layOut, true);
  addEventListener("hashchange", layOut);

  // Closed boxes: a link or a search hit inside one opens it; all can be opened and closed together.
  const followHash = () => {
    const target = named(location.hash);
    const closed = [];
    for (let box = target && target.closest("details"); box; box = box.parentElement.closest("details")) {
      if (!box.open) closed.push(box);
    }
    if (!closed.length) return;
    for (const box of closed) box.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", followHash);
  document.addEventListener("click", (event) => {
    if (event.target.closest("a[href]")?.href === location.href) followHash(); // the same link again: no change
  });
  followHash();

  const isHint = (box) => /^Hint/.test(one("summary", box).textContent.trim());
  const boxes = (kind) =>
    all("article.bd-article details").filter(
      (box) => kind === "all" || (kind === "answers" ? box.matches(".solution") : box.matches(".sd-dropdown") && isHint(box)),
    );

  // What is above may open or close too; the button stays where it was on the screen.
  const setAll = (kind, open, button) => {
    const { top } = button.getBoundingClientRect();
    for (const box of boxes(kind)) box.open = open;
    scrollBy({ top: button.getBoundingClientRect().top - top, behavior: "instant" });
  };

  // Print with all answers open, or with all closed; afterwards everything is as it was.
  const printPage = (withAnswers) => {
    const printed = boxes("all");
    const before = printed.map((box) => box.open);
    for (const box of printed) box.open = withAnswers || !(box.matches(".solution") || isHint(box));
    root.dataset.printing = withAnswers ? "answers" : "plain";
    addEventListener(
      "afterprint",
      () => {
        printed.forEach((box, i) => (box.open = before[i]));
        delete root.dataset.printing;
      },
      { once: true },
    );
    print();
  };
})();
