/**
 * A company of which only some expenses were measured: the seconds from the start of the run to the end of its measured
 * expenses, their number (`part`), and the number of all its expenses (`whole`).
 */
export type Measured = { readonly seconds: number; readonly part: number; readonly whole: number };

/** Returns, for each company, the seconds after which all its expenses would be done at the measured pace. */
export function extrapolate(companies: readonly Measured[], order: 'sequential' | 'parallel'): readonly number[] {
  if (order === 'parallel') return companies.map(({ seconds, part, whole }) => (seconds * whole) / part);
  let [before, done] = [0, 0];
  return companies.map(({ seconds, part, whole }) => {
    done += ((seconds - before) * whole) / part;
    before = seconds;
    return done;
  });
}
