// Fills in a form in Chromium's own window, with mouse and keys, and saves what its viewer saves.
//   node chromium_fill.mjs PUPPETEER_CORE_DIR CHROMIUM SOURCE.pdf TARGET.pdf '{"page": 5, "steps": [{"x": 120, "y": 200, "type": "yes"}]}'
// Places are points from the top left corner of the page, whose number counts from 1.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [home, chromium, source, target, wanted] = process.argv.slice(2);
const main = JSON.parse(fs.readFileSync(path.join(home, "package.json"))).exports["."].import;
const { default: puppeteer } = await import(pathToFileURL(path.join(home, main)));
const { page: number, steps } = JSON.parse(wanted);
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function until(what, found) {
  for (let tries = 0; tries < 100; tries++) {
    const value = await found();
    if (value) return value;
    await wait(200);
  }
  throw new Error(`Chromium's viewer does not show ${what}`);
}

const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1700, height: 1400 });
  await page.goto(`${pathToFileURL(path.resolve(source)).href}#page=${number}&zoom=100`);
  const viewer = await until("itself", () =>
    browser.targets().find((one) => one.url().startsWith("chrome-extension://") && one.url().endsWith("/index.html")));
  const session = await viewer.createCDPSession();
  const ask = async (expression) => {
    const told = await session.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (told.exceptionDetails) throw new Error(told.exceptionDetails.exception?.description ?? told.exceptionDetails.text);
    return told.result.value;
  };
  const at = `(() => { const v = document.querySelector("pdf-viewer"); const p = v?.shadowRoot?.querySelector("#plugin");
    if (!p || v.loadProgress_ !== 100) return null; const box = p.getBoundingClientRect(), rect = v.viewport_.getPageScreenRect(${number - 1});
    return { x: box.x + rect.x, y: box.y + rect.y, zoom: v.viewport_.getZoom() * 96 / 72 }; })()`;
  await until("the file", () => ask(at));
  await wait(1500); // it goes to the page that was asked for
  const corner = await ask(at);
  for (const step of steps) {
    await page.mouse.click(corner.x + step.x * corner.zoom, corner.y + step.y * corner.zoom);
    await wait(300);
    if (step.type) await page.keyboard.type(step.type, { delay: 20 });
    await wait(300);
  }
  await page.keyboard.press("Tab"); // whoever leaves a field has filled it in
  await wait(500);
  const saved = await ask(`(async () => { const told = await document.querySelector("pdf-viewer").currentController.save("EDITED");
    const bytes = new Uint8Array(told.dataToSave); let text = "";
    for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
    return btoa(text); })()`);
  fs.writeFileSync(target, Buffer.from(saved, "base64"));
} finally {
  await browser.close();
}
