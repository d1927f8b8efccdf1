// A reference answers on the spot: pointing at it or focusing it shows what it names.
// A page's statements stand in a file beside it, which is loaded when it is asked for.
// The same file has the TeX of the page's formulas, for copying.
(() => {
  const { all, one, load, named, rootOf } = self.BOOK;
  const pages = {};
  self.PREVIEW = (page, data) => (pages[page] = data);
  const own = document.body.dataset.page;
  const ask = async (page) => {
    if (!(page in pages)) await load(new URL(`_previews/${page}.js`, rootOf));
    return pages[page];
  };

  const sheet = Object.assign(document.createElement("div"), { id: "preview", popover: "manual" });
  sheet.setAttribute("role", "tooltip");
  document.body.append(sheet);
  let asked = null;
  const hide = () => {
    asked?.removeAttribute("aria-describedby");
    asked = null;
    if (sheet.matches(":popover-open")) sheet.hidePopover();
  };
  const show = async (link) => {
    if (asked === link) return;
    hide();
    asked = link;
    const address = new URL(link.href);
    const page = decodeURI(address.pathname).replace(decodeURI(rootOf.pathname), "").replace(/\.html$/, "");
    let text;
    try {
      text = (await ask(page)).shown[decodeURIComponent(address.hash.slice(1))];
    } catch {
      return; // offline, or a page without places: the link still works
    }
    if (!text || asked !== link) return;
    const parsed = new DOMParser().parseFromString(text, "text/html");
    for (const part of all("[id]", parsed)) part.removeAttribute("id");
    for (const part of all(".headerlink, .row, .copy, .mover", parsed)) part.remove();
    for (const image of all("img", parsed)) image.src = new URL(image.getAttribute("src"), address).href;
    sheet.replaceChildren(...parsed.body.childNodes);
    sheet.showPopover();
    link.setAttribute("aria-describedby", "preview");
    const box = link.getClientRects()[0];
    const { offsetWidth: width, offsetHeight: height } = sheet;
    const below = box.bottom + 8 + height < innerHeight || box.top < innerHeight / 2;
    sheet.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    sheet.style.top = `${below ? box.bottom + 8 : Math.max(8, box.top - height - 8)}px`;
  };
  const reference = (event) => {
    const link = event.target.closest?.("article a[href*='#']:not(.headerlink)");
    return link && link.origin === location.origin ? link : null;
  };
  let soon = 0;
  document.addEventListener("pointerover", (event) => {
    clearTimeout(soon);
    const link = event.pointerType === "mouse" && reference(event);
    if (link) soon = setTimeout(show, 120, link);
    else if (asked && asked !== document.activeElement) hide();
  });
  document.addEventListener("focusin", (event) => {
    const link = reference(event);
    link?.matches(":focus-visible") ? show(link) : hide();
  });
  document.addEventListener("focusout", hide);
  addEventListener("scroll", () => asked && asked !== document.activeElement && hide(), { passive: true });
  addEventListener("keydown", (event) => event.key === "Escape" && hide());

  // The TeX is asked for as soon as a selection holds a formula.
  const formulas = all("article .math");
  document.addEventListener("selectionchange", () => {
    if (own in pages || !formulas.length) return;
    const selection = getSelection();
    if (!selection.isCollapsed && one("article")?.contains(selection.anchorNode)) ask(own).catch(() => {});
  });
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    const tex = pages[own]?.tex;
    if (!tex || selection.isCollapsed) return;
    formulas.forEach((formula, i) => (formula.dataset.tex = i));
    const copy = document.createElement("div");
    for (let i = 0; i < selection.rangeCount; i++) copy.append(selection.getRangeAt(i).cloneContents());
    for (const formula of formulas) delete formula.dataset.tex;
    const found = all("[data-tex]", copy);
    if (!found.length) return;
    for (const formula of found) {
      const fence = formula.matches("div") ? "$$" : "$";
      formula.replaceWith(fence + tex[formula.dataset.tex] + fence);
    }
    copy.style.cssText = "position:absolute;left:-9999px";
    document.body.append(copy); // innerText needs layout to know where lines break
    event.clipboardData.setData("text/plain", copy.innerText);
    event.clipboardData.setData("text/html", copy.innerHTML);
    copy.remove();
    event.preventDefault();
  });
})();
