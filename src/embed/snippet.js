// Fills the choices of the snippet page into its snippets and its preview. The page's own markup is
// the pattern: this knows attributes and addresses, and no view.
const page = document.querySelector(".tg-snippet");
const form = page.querySelector("form");
const written = page.dataset.base;
// The build may not have known the site's address; this page does.
const base = new URL(document.documentElement.dataset.tgRoot, location.href).href;
const preview = document.getElementById("snippet-preview").firstElementChild;

// A color of the guide as one theme has it, "#rrggbb"; "" for one that has no such form.
const root = document.documentElement;
const hex = document.createElement("canvas").getContext("2d");
const colorOf = (theme, name) => {
  const before = root.dataset.theme;
  root.dataset.theme = theme;
  hex.fillStyle = getComputedStyle(root).getPropertyValue(`--tg-c-${name}`);
  if (before) root.dataset.theme = before;
  else delete root.dataset.theme;
  return /^#\w{6}$/.test(hex.fillStyle) ? hex.fillStyle : "";
};
// A color field always has a value. This one starts with the guide's own, which the clinic may have changed.
form.elements.accent.defaultValue = colorOf("light", "accent") || form.elements.accent.defaultValue;
const plainAccent = form.elements.accent.defaultValue;
// The color that was chosen; "" while it is the guide's.
const ownAccent = () => form.elements.accent.value === plainAccent ? "" : form.elements.accent.value;

// The contrast of two colors as WCAG 2 measures it, 1 to 21.
const luminance = (color) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, at) => {
  const part = parseInt(color.slice(2 * at + 1, 2 * at + 3), 16) / 255;
  return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
}, 0);
const contrast = (...colors) => {
  const [dark, light] = colors.map(luminance).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
// What is read beside an accent, which is the color of links on the ground, and the ground of buttons.
const beside = Object.fromEntries(["light", "dark"].map((theme) =>
  [theme, ["paper", "on-accent"].map((name) => colorOf(theme, name)).filter(Boolean)]));
// What is wrong with a color of one's own.
const hardToRead = (accent, theme) => {
  const least = Math.min(...beside[theme].map((other) => contrast(accent, other)));
  if (least >= 4.5) return "";
  // Cut off: 4.46 is not 4.5.
  const figure = Math.floor(least * 10) / 10;
  return `Hard to read: a contrast of ${figure} to 1, and words need 4.5 to 1. Choose a ${theme === "dark" ? "lighter" : "darker"} color.`;
};

const code = (name) => document.getElementById(`snippet-${name}`).firstElementChild;
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
const script = `<script src="${base}embed/v1/treatment-guide.js" async></scr${""}ipt>`;

for (const name of ["element", "frame", "csp", "pinned"]) {
  const origins = [new URL(written).origin, new URL(base).origin];
  code(name).textContent = code(name).textContent.replaceAll(written, base).replaceAll(...origins);
}

const attributes = () => {
  const value = (name) => form.elements[name].value.trim();
  const chosen = [["treatment", value("treatment")], ["view", value("view")]];
  const accent = ownAccent();
  // One color is read on light or on dark, not on both; who chooses dark sees it in the preview.
  const theme = accent && value("theme") === "auto" ? "light" : value("theme");
  if (theme !== "auto") chosen.push(["theme", theme]);
  if (value("cta-url")) chosen.push(["cta-url", value("cta-url")]);
  if (accent) chosen.push(["style", `--tg-accent: ${accent}`]);
  return chosen;
};

let last = 0;
const fill = async () => {
  const chosen = attributes();
  const opening = `<treatment-guide ${chosen.map(([name, value]) => `${name}="${escape(value)}"`).join(" ")}>`;
  code("element").textContent = `${opening}</treatment-guide>\n${script}`;
  const [treatment, view] = chosen.map(([, value]) => value);
  code("frame").textContent = code("frame").textContent.replace(/\/frame\/[^"]*/, `/frame/${treatment}/${view}/`);

  for (const name of ["theme", "cta-url"]) {
    const found = chosen.find(([chosenName]) => chosenName === name);
    if (found) preview.setAttribute(...found);
    else preview.removeAttribute(name);
  }
  preview.setAttribute("treatment", treatment);
  preview.setAttribute("view", view);
  const accent = ownAccent();
  preview.style.setProperty("--tg-accent", accent); // "" takes it away
  document.getElementById("snippet-contrast").textContent = accent && hardToRead(accent, preview.getAttribute("theme"));

  const mine = ++last;
  // What does not come, or breaks off when the page is left, is left out.
  const text = await fetch(`${base}embed/fallback/${treatment}/${view}.html`)
    .then((answer) => answer.ok ? answer.text() : "").catch(() => "");
  const inside = text.replaceAll(written, base);
  if (mine === last) code("content").textContent = `${opening}\n${inside}\n</treatment-guide>\n${script}`;
};

form.addEventListener("input", fill);
form.addEventListener("submit", (event) => event.preventDefault());
fill();

page.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(text.textContent);
    status.textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(text);
    status.textContent = "Selected: copy it with the keyboard.";
  }
});
