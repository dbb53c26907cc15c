/** Light or dark: what the system asks for, until somebody chooses. */

import { byId, say } from "./dom.js";

const system = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : system.matches;
}

/** Hear of it when other colours hold, and let the button name the ones that it leads to. */
export function listenForTheme(changed) {
  const name = () => say(byId("theme"), isDark() ? "Light" : "Dark");
  const show = () => {
    name();
    changed();
  };
  byId("theme").addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    show();
  });
  system.addEventListener("change", show);
  name();
}
