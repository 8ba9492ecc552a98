// Fills a form in pdf.js, saves it and opens it again: node pdfjs_fill.mjs PDFJS in.pdf out.pdf '{"name": "value"}'
// Prints the values that pdf.js finds in the saved file, by field, as JSON.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

globalThis.DOMMatrix ??= class DOMMatrix {};
globalThis.Path2D ??= class Path2D {};
globalThis.ImageData ??= class ImageData {};
const print = console.log;
console.log = console.warn = () => {};
const [home, source, target, wanted] = process.argv.slice(2);
const pdfjs = await import(pathToFileURL(path.join(home, "legacy/build/pdf.mjs")));

async function open(file) {
  const data = new Uint8Array(fs.readFileSync(file));
  const options = { data, verbosity: 0, disableFontFace: true, standardFontDataUrl: path.join(home, "standard_fonts") + "/" };
  return pdfjs.getDocument(options).promise;
}

async function* widgets(document) {
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    for (const one of await page.getAnnotations()) if (one.subtype === "Widget") yield one;
  }
}

const document = await open(source);
const answers = JSON.parse(wanted);
for await (const one of widgets(document)) {
  if (!(one.fieldName in answers)) continue;
  const answer = answers[one.fieldName];
  if (one.radioButton) document.annotationStorage.setValue(one.id, { value: one.buttonValue === answer });
  else if (one.checkBox) document.annotationStorage.setValue(one.id, { value: answer === one.exportValue });
  else document.annotationStorage.setValue(one.id, { value: answer });
}
fs.writeFileSync(target, await document.saveDocument());

const found = {};
for await (const one of widgets(await open(target))) if (one.fieldName in answers) found[one.fieldName] = one.fieldValue;
print(JSON.stringify(found));
