/** The secrets of the rooms that this browser opened: who has one leads its room. */

const KEY = "loss-lab.rooms";
const here = {};

function all() {
  try {
    return { ...JSON.parse(localStorage.getItem(KEY)), ...here };
  } catch {
    return here;
  }
}

function write(secrets) {
  try {
    localStorage.setItem(KEY, JSON.stringify(secrets));
  } catch {
    // Storage is refused: the room is led until this page is left.
  }
}

export function secretOf(code) {
  return all()[code];
}

export function keep(code, secret) {
  here[code] = secret;
  write(all());
}

export function forget(code) {
  delete here[code];
  const { [code]: _, ...rest } = all();
  write(rest);
}
