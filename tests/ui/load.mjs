import { readFile } from "node:fs/promises";

/** A script of `ui/`, read as a module whatever its folder says. */
export async function load(name) {
  const url = new URL(`../../ui/${name}.js`, import.meta.url);
  const text = await readFile(url, "base64");
  return import(`data:text/javascript;base64,${text}`);
}
