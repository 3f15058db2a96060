// Fills the choices of the snippet page into its snippets and its preview. The page's own markup is
// the pattern: this knows attributes and addresses, and no view.
const page = document.querySelector(".tg-snippet");
const form = page.querySelector("form");
const written = page.dataset.base;
// The build may not have known the site's address; this page does.
const base = new URL(document.documentElement.dataset.tgRoot, location.href).href;
const preview = document.getElementById("snippet-preview").firstElementChild;
const plainAccent = form.elements.accent.defaultValue;

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
  const hasAccent = value("accent") !== plainAccent;
  // One color is read on light or on dark, not on both; who chooses dark sees it in the preview.
  const theme = hasAccent && value("theme") === "auto" ? "light" : value("theme");
  if (theme !== "auto") chosen.push(["theme", theme]);
  if (value("cta-url")) chosen.push(["cta-url", value("cta-url")]);
  if (hasAccent) chosen.push(["style", `--tg-accent: ${value("accent")}`]);
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
  const accent = form.elements.accent.value;
  if (accent === plainAccent) preview.style.removeProperty("--tg-accent");
  else preview.style.setProperty("--tg-accent", accent);

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
