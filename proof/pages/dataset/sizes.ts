/** The number of movements for which another company is added, and the most companies. */
const rowsPerCompany = 3_333;
const mostCompanies = 300;
/** The share of the movements that the largest company has. */
const largestShare = 0.3;

/**
 * Returns how many movements each company has: the first has 30 % of all, and the others a long tail of sizes. They add
 * up to `rows`. A small number of movements belongs to one company.
 */
export function companySizes(rows: number): readonly number[] {
  const companies = Math.min(mostCompanies, Math.max(1, Math.round(rows / rowsPerCompany)));
  if (companies === 1) return [rows];
  const largest = Math.round(rows * largestShare);
  const weights = Array.from({ length: companies - 1 }, (_, index) => 1 / (index + 4) ** 0.8);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let [weightSoFar, rowsSoFar] = [0, 0];
  const others = weights.map((weight) => {
    weightSoFar += weight;
    const upTo = Math.round(((rows - largest) * weightSoFar) / whole);
    const size = upTo - rowsSoFar;
    rowsSoFar = upTo;
    return size;
  });
  return [largest, ...others];
}
