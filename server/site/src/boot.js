// Starts the islands, the interactive parts of a page that already works without them.
const MODULE = "__MODULE__";
const WASM = "__WASM__";

// Callbacks of the <leptos-children> around the current element, innermost last. An island's
// children belong to the page, not to the island: an island among them must start under the
// owner that the outer island left on that element, so that it finds the outer one's context.
const owners = [];

async function startIsland(module, element) {
  const name = element.dataset.component;
  const start = module[name];
  if (!start) {
    console.error(`No island is called ${name}: page and script are from different builds.`);
    return;
  }
  owners.at(-1)?.();
  // A lazy island answers with a promise; those inside it wait for it.
  await start(element);
}

// Outermost first, one after the other, in document order. `children` is live on purpose: what
// an island adds while it starts is visited too.
async function visit(module, element) {
  const tag = element.localName;
  if (tag === "leptos-island") {
    await startIsland(module, element);
  }
  if (tag === "leptos-children") {
    owners.push(element.$$on_hydrate);
  }
  for (const child of element.children) {
    await visit(module, child);
  }
  if (tag === "leptos-children") {
    owners.pop();
  }
}

async function boot() {
  const module = await import(MODULE);
  await module.default({ module_or_path: WASM });
  module.hydrate();
  await visit(module, document.body);
  document.documentElement.dataset.islands = "started";
}

// Pages without islands load nothing; the others load it once the page is drawn, and after two
// seconds at the latest.
if (document.querySelector("leptos-island")) {
  if ("requestIdleCallback" in window) {
    window.requestIdleCallback(boot, { timeout: 2000 });
  } else {
    boot();
  }
}
