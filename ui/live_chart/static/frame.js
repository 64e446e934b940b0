/** The links of a page that is shown in a frame of another, or handed to phones. */

export function isFramed(address) {
  return new URL(address).searchParams.get("frame") === "1";
}

/** The link of the page itself, whether it is seen in a frame or not. */
export function pageLink(address) {
  return without("frame", address);
}

/** The link that a phone opens: the page itself, whoever presents it. */
export function phoneLink(address) {
  return ["frame", "present", "talk", "room"].reduce(
    (link, word) => without(word, link),
    address.replace(/#.*$/, ""),
  );
}

function without(word, address) {
  const said = new RegExp(`([?&])${word}=[^&#]*(&|(?=#|$))`, "g");
  return address.replace(said, (_, before, after) =>
    before === "?" && after ? "?" : after,
  );
}

/** The line of HTML that shows a page in a frame of another. */
export function frameLine(address, title) {
  const page = pageLink(address);
  const framed = `${page}${page.includes("?") ? "&" : "?"}frame=1`;
  const [source, name] = [framed, title].map(escaped);
  return `<iframe src="${source}" title="${name}" width="100%" height="600" style="border: 0" loading="lazy" allow="clipboard-write"></iframe>`;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
