/** The measured and total number of a company's expenses, and the seconds from the start until its sample was done. */
export type Measured = { readonly seconds: number; readonly part: number; readonly whole: number };

/** Returns the seconds until each company would have been done at the same pace with all its expenses. */
export function extrapolate(companies: readonly Measured[], order: 'sequential' | 'parallel'): readonly number[] {
  if (order === 'parallel') return companies.map(({ seconds, part, whole }) => (seconds * whole) / part);
  let [before, done] = [0, 0];
  return companies.map(({ seconds, part, whole }) => {
    done += ((seconds - before) * whole) / part;
    before = seconds;
    return done;
  });
}
