/**
 * Tracks: what Python computed for every position of a handle, played back.
 * Pure functions; the keys are those of ui/live_chart/track.py.
 *
 * @typedef {{control: string, key: string, positions: number[],
 *   paths: (string|number)[][], columns: any[][]}} Track
 * @typedef {{traces: Map<number, Set<number>>, axes: Set<number>, titles: Set<number>,
 *   readouts: Set<number>, terms: Set<number>, handles: Set<number>,
 *   words: boolean}} Touched
 */

/** The value of a column at a position; a column of one is the same everywhere. */
export function at(column, index) {
  return column.length === 1 ? column[0] : column[index];
}

/** Put a value where a path leads. */
export function put(scene, path, value) {
  let place = scene;
  for (let depth = 0; depth < path.length - 1; depth += 1) place = place[path[depth]];
  place[path[path.length - 1]] = value;
}

/** Which rows of a Track differ from position to position, and which do not. */
export function rows(track) {
  const all = track.paths.map((path, row) => row);
  return {
    varying: all.filter((row) => track.columns[row].length > 1),
    constant: all.filter((row) => track.columns[row].length === 1),
  };
}

/** Write rows of a Track, at a position, into a scene. */
export function play(scene, track, index, chosenRows) {
  for (const row of chosenRows) {
    put(scene, track.paths[row], at(track.columns[row], index));
  }
}

/** @returns {Touched} What rows of a Track change on the screen. */
export function touched(track, chosenRows) {
  const found = {
    traces: new Map(),
    axes: new Set(),
    titles: new Set(),
    readouts: new Set(),
    terms: new Set(),
    handles: new Set(),
    words: false,
  };
  for (const row of chosenRows) {
    const [part, index, field, kind, trace] = track.paths[row];
    if (part === "panels" && kind === "layout") found.axes.add(index);
    else if (part === "panels" && field === "figure") {
      if (!found.traces.has(index)) found.traces.set(index, new Set());
      found.traces.get(index).add(trace);
    } else if (part === "panels") found.titles.add(index);
    else if (part === "readouts") found.readouts.add(index);
    else if (part === "arithmetic") found.terms.add(index);
    else if (part === "handles") found.handles.add(index);
    else found.words = true;
  }
  return found;
}

/** The values of one field of a handle at every position of a Track. */
export function fieldColumn(track, handles, handleIndex, field) {
  const row = track.paths.findIndex(
    ([part, index, name]) =>
      part === "handles" && index === handleIndex && name === field,
  );
  if (row < 0) return track.positions.map(() => handles[handleIndex][field]);
  return track.positions.map((_, index) => at(track.columns[row], index));
}

/** The index of the number nearest to a target. */
export function nearestIndex(numbers, target) {
  let best = 0;
  for (let index = 1; index < numbers.length; index += 1) {
    if (Math.abs(numbers[index] - target) < Math.abs(numbers[best] - target)) {
      best = index;
    }
  }
  return best;
}

/** Where a key takes a position: arrows one, Page ten, Home and End to the ends. */
export function steppedIndex(key, index, count) {
  const steps = {
    ArrowUp: 1,
    ArrowRight: 1,
    ArrowDown: -1,
    ArrowLeft: -1,
    PageUp: 10,
    PageDown: -10,
    Home: -count,
    End: count,
  };
  if (!(key in steps)) return null;
  return Math.min(Math.max(index + steps[key], 0), count - 1);
}
