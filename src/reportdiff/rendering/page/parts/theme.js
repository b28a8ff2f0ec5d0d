
(() => {
  "use strict";
  // Light and dark.
  const theme = document.getElementById("theme");
  theme.addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme
      ? document.documentElement.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "light" : "dark";
    theme.setAttribute("aria-pressed", String(!dark));
  });
  // What is folded is printed all the same, but for the texts, and is folded again afterwards.
  let printed = [];
  addEventListener("beforeprint", () => {
    printed = Array.from(document.querySelectorAll("section:not(#texts) details:not([open])"));
    for (const folded of printed) folded.open = true;
  });
  addEventListener("afterprint", () => {
    for (const folded of printed) folded.open = false;
  });
})();
