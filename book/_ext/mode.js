// Stands in the head of each page: no request, nothing waits for it.
{
  // The colour mode is set before the first paint, so that a dark page does not flash up white.
  const { classList, dataset } = document.documentElement;
  let mode = "auto";
  try {
    mode = localStorage.getItem("mode") || "auto";
  } catch {} // a browser that keeps nothing
  dataset.mode = mode;
  dataset.theme = mode !== "auto" ? mode : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";

  // Sections wait for the first screen (see site.js), unless a place is asked for or there is not much to lay out.
  const { font } = document.currentScript.dataset;
  if (location.hash || !font) classList.add("laid-out");

  // Formulas are laid out once, with their font; without this they would move when it comes.
  // (A page opened from a folder may not ask for a font in advance.)
  if (font && location.protocol !== "file:") {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous", href: font });
    document.head.append(link);
  }
}
