// What a scenario counts or prints of itself once it has passed: what it says is not known to be true before the
// harness has asked the page for errors, and that comes after the scenario's own last line.
import { AsyncLocalStorage } from 'node:async_hooks';

const scenarios = new AsyncLocalStorage();

/** Runs `scenario`, and what it does later; what it puts off until it has passed is added to `putOff`. */
export const puttingOff = (putOff, scenario) => scenarios.run(putOff, scenario);

/** Calls `act` when the scenario that calls this has passed, and never when it fails. */
export function whenPassed(act) {
  const putOff = scenarios.getStore();
  if (!putOff) throw new Error('only a scenario of forEachEngine can put something off until it has passed');
  putOff.push(act);
}

/** Prints a figure, for the scorecard, when the scenario has passed. `words` may be a function that gives them then. */
export function figure(words) {
  whenPassed(() => console.log(`figure: ${typeof words === 'function' ? words() : words}`));
}
