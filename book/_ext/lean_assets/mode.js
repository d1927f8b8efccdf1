// Before the first paint, so that a dark page does not flash up white.
{
  const { dataset } = document.documentElement;
  let mode = "auto";
  try {
    mode = localStorage.getItem("mode") || "auto";
  } catch {} // a browser that keeps nothing
  dataset.mode = mode;
  dataset.theme = mode !== "auto" ? mode : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
