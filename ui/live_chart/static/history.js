/** The steps of Back. */

/**
 * While a class is shown slides, these and what is dragged on them are no steps of
 * Back: one step leaves them.
 */
export function inPlace(isOn) {
  if (isOn) history.pushState = (...entry) => history.replaceState(...entry);
  else delete history.pushState;
}
