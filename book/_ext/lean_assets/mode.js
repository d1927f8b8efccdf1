// Before the first paint, so that a dark page does not flash up white.
{
  const { classList, dataset } = document.documentElement;
  let mode = "auto";
  try {
    mode = localStorage.getItem("mode") || "auto";
  } catch {} // a browser that keeps nothing
  dataset.mode = mode;
  if (location.hash) classList.add("laid-out"); // a place is asked for: see site.js
  dataset.theme = mode !== "auto" ? mode : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

// Formulas are laid out once, with their font; without this they would move when it comes.
// (A page opened from a folder may not ask for a font in advance.)
if ("math" in document.currentScript.dataset && location.protocol !== "file:") {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  link.href = new URL("fonts/math.woff2", document.currentScript.src).href;
  document.head.append(link);
}
