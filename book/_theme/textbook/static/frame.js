// The frame of a page: light or dark, menus, the section one is in, the search, printing, copying.
// What is shared with the other scripts hangs on `BOOK`.
(() => {
  const root = document.documentElement;
  const NAME = "estimation-and-learning:";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);

  // Storage is shared by all books of one host, full, or forbidden: keys carry the book's name.
  const keep = (key, value, where = "localStorage") => {
    try {
      value === null ? self[where].removeItem(NAME + key) : self[where].setItem(NAME + key, value);
    } catch {} // a browser that keeps nothing
  };
  const kept = (key, where = "localStorage") => {
    try {
      return self[where].getItem(NAME + key);
    } catch {
      return null;
    }
  };
  const named = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {} // a "%" that begins no sign
  };
  const load = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(address, document.baseURI);
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  const status = Object.assign(document.createElement("p"), { id: "said" });
  status.setAttribute("role", "status");
  document.body.append(status);
  let saying = 0;
  const say = (text) => {
    status.textContent = text;
    clearTimeout(saying);
    saying = setTimeout(() => (status.textContent = ""), 2500);
  };
  const rootOf = new URL(document.body.dataset.root || "./", location.href);
  self.BOOK = { all, one, keep, kept, named, load, say, rootOf };

  // Light or dark: as the system, or as chosen.
  const system = matchMedia("(prefers-color-scheme: dark)");
  const modes = one(".mode");
  const label = () => modes.setAttribute("aria-label", `Light or dark: ${root.dataset.mode || "as the system"}`);
  modes.hidden = false;
  label();
  modes.addEventListener("click", () => {
    const order = ["", ...(system.matches ? ["light", "dark"] : ["dark", "light"])];
    const mode = order[(order.indexOf(root.dataset.mode || "") + 1) % 3];
    mode ? (root.dataset.mode = mode) : delete root.dataset.mode;
    keep("mode", mode || null);
    label();
  });

  // Menus: the current page is in view; a link that is followed closes them.
  for (const menu of all("[popover]")) {
    menu.addEventListener("toggle", (event) => {
      if (event.newState !== "open") return;
      const current = one(".current > a, [aria-current]", menu);
      if (current) menu.scrollTop = current.offsetTop - menu.clientHeight / 3;
    });
    menu.addEventListener("click", (event) => event.target.closest("a, button") && menu.matches(":popover-open") && menu.hidePopover());
  }

  // The section one is in: the last whose heading has come up to the bar.
  const entries = all("#page-contents li a[href^='#']:not([href='#'])").map((link) => [named(link.hash), link]).filter(([section]) => section);
  const mark = () => {
    const bottom = innerHeight + scrollY >= root.scrollHeight - 2;
    const aimed = bottom && entries.find(([section]) => section === named(location.hash));
    const now = (aimed || entries.filter(([section]) => section.getBoundingClientRect().top < 110).at(-1))?.[1];
    for (const [, link] of entries) link === now ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
    const list = now?.closest("#page-contents");
    if (list && (now.offsetTop < list.scrollTop || now.offsetTop > list.scrollTop + list.clientHeight - 40)) list.scrollTop = now.offsetTop - list.clientHeight / 2;
  };
  let marking = 0;
  const markSoon = () => (marking ||= requestAnimationFrame(() => ((marking = 0), mark())));
  if (entries.length) {
    addEventListener("scroll", markSoon, { passive: true });
    addEventListener("load", markSoon);
    addEventListener("hashchange", markSoon);
  }

  // The search opens in place, and is loaded then.
  let dialog;
  const search = async () => {
    if (one("main .finder")) return one(".finder input").select();
    if (!dialog) {
      dialog = document.createElement("dialog");
      dialog.setAttribute("aria-label", "Search");
      dialog.innerHTML =
        '<form class="finder" role="search"><label>Words, symbols, parts of the exam<input type="search" autocomplete="off" spellcheck="false"></label><p role="status"></p><ol></ol></form>';
      dialog.addEventListener("click", (event) => (event.target === dialog || event.target.closest("a")) && dialog.close());
      dialog.addEventListener("keydown", (event) => event.key === "Escape" && dialog.close()); // not only to empty the field
      document.body.append(dialog);
      one("[role=status]", dialog).textContent = "Loading …";
      dialog.showModal();
      try {
        if (!self.FINDER) await load(new URL("finder-index.js", rootOf));
        await load(new URL("_static/find.js", rootOf));
      } catch {
        one("[role=status]", dialog).textContent = "The index could not be loaded.";
      }
    }
    if (!dialog.open) dialog.showModal();
    one("input", dialog).select();
  };
  // What a box needs comes when the first of its kind is opened.
  const needed = {};
  const need = (name, ...asked) => (needed[name] ??= load(new URL(`_static/${name}.js`, rootOf))).then(() => self[name](...asked), () => delete needed[name]);
  addEventListener("toggle", ({ target: box }) => box.open && (box.dataset.part ? need("answers", box) : box.matches(".solution") && need("fade", box)), true);

  // Another draw: by its button, or by an address that names one.
  const draw = (...which) => need("draws", ...which);
  const followDraw = () => /~/.test(location.hash) && draw();
  document.addEventListener("click", ({ target }) => target.dataset?.draw && draw(target.dataset.draw));
  addEventListener("hashchange", followDraw);
  followDraw();

  const apple = /^(Mac|iP)/.test(navigator.platform);
  const find = one(".find");
  if (apple) find.title = "Search (⌘K)";
  find.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    search();
  });
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || event.shiftKey || event.altKey || !(apple ? event.metaKey : event.ctrlKey)) return;
    event.preventDefault();
    dialog?.open ? dialog.close() : search();
  });

  // Copying, also where the browser has no clipboard for scripts.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = Object.assign(document.createElement("textarea"), { value: text, readOnly: true });
      field.style.cssText = "position:fixed;opacity:0";
      (dialog?.open ? dialog : document.body).append(field);
      field.select();
      const done = document.execCommand("copy"); // the one way over plain http
      field.remove();
      return done;
    }
  };
  const offerCopy = (listing) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "copy plain", textContent: "Copy" });
    button.setAttribute("aria-label", "Copy this code");
    button.addEventListener("click", async () => {
      const done = await copy(one("pre", listing).textContent.replace(/\n$/, ""));
      button.focus();
      say(done ? "Code copied" : "The browser does not allow copying");
    });
    listing.append(button);
  };
  const near = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        target.matches(".mover") ? (self.MOVING ||= load(new URL("_static/moving.js", rootOf))) : offerCopy(target);
      }
    },
    { rootMargin: "300px" },
  );
  for (const listing of all(".cell_input .highlight, .highlight.sh, .mover")) near.observe(listing);
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.headerlink");
    if (link && (await copy(link.href))) say("Link copied");
  });

  // What scrolls sideways can be reached by keyboard, as soon as it is drawn.
  const reach = new ResizeObserver((seen) => {
    const scrolls = seen.map(({ target }) => target.scrollWidth > target.clientWidth);
    seen.forEach(({ target }, i) => {
      if (scrolls[i] !== (target.tabIndex === 0)) scrolls[i] ? (target.tabIndex = 0) : target.removeAttribute("tabindex");
    });
  });
  const watch = () => {
    for (const box of all("article :is(pre, .formula, .math.long, .wide, .text_html)")) reach.observe(box);
  };
  addEventListener("load", () => document.fonts.ready.then(() => (self.requestIdleCallback || setTimeout)(watch)));

  // Closed boxes: a link inside one opens it; all can be opened and closed together.
  const reveal = (target) => {
    let opened = false;
    for (let box = target?.closest("details"); box; box = box.parentElement.closest("details")) {
      opened ||= !box.open;
      box.open = true;
    }
    return opened;
  };
  const followHash = () => {
    const target = named(location.hash);
    if (reveal(target)) target.scrollIntoView();
  };
  addEventListener("hashchange", followHash);
  document.addEventListener("click", (event) => {
    if (event.target.closest("a[href]")?.href === location.href) followHash(); // the same link again: no change
  });
  followHash();

  const setAll = (selector, open, button) => {
    const { top } = button.getBoundingClientRect();
    for (const box of all(selector)) box.open = open;
    scrollBy({ top: button.getBoundingClientRect().top - top, behavior: "instant" });
  };
  // Print with all answers open, or with all closed; afterwards everything is as it was.
  const printPage = (withAnswers) => {
    const printed = all("article details");
    const before = printed.map((box) => box.open);
    for (const box of printed) box.open = withAnswers ? !box.matches(".check, .code") || box.open : !box.matches(".solution, .hint, .check");
    root.dataset.printing = withAnswers ? "answers" : "plain";
    const restore = () => {
      printed.forEach((box, i) => (box.open = before[i]));
      delete root.dataset.printing;
    };
    addEventListener("afterprint", restore, { once: true });
    print();
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    const action = button?.dataset.action;
    if (action === "print-answers") printPage(true);
    if (action === "print-plain") printPage(false);
    if (action === "open-solutions") setAll("article .solution", true, button);
    if (action === "open-hints") setAll("article .hint", true, button);
    if (action === "close-all") setAll("article details", false, button);
  });
})();
