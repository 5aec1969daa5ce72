/** What was measured of one company: how many of its expenses, and the seconds after the start at which they were done. */
export type Measured = { readonly seconds: number; readonly part: number; readonly whole: number };

/**
 * When each company would have been done, had all its expenses been measured at the same pace: companies one after
 * another on one line, or each on its own.
 */
export function extrapolated(companies: readonly Measured[], line: 'one-line' | 'own-line'): readonly number[] {
  if (line === 'own-line') return companies.map(({ seconds, part, whole }) => (seconds * whole) / part);
  let [before, done] = [0, 0];
  return companies.map(({ seconds, part, whole }) => {
    done += ((seconds - before) * whole) / part;
    before = seconds;
    return done;
  });
}
