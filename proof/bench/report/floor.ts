export const batchSize = 50;

/** Codat's limits, and how long a call takes in this benchmark. */
export const createSeconds = 0.3;
export const attachSeconds = 0.5;
const atOncePerCompany = 10;
const perMinute = 1000;

/** The fewest calls that can bring so many expenses with a receipt each into the books: nothing asked, all of it heard. */
export const fewestCalls = (companies: readonly number[]): number =>
  sum(companies.map((expenses) => Math.ceil(expenses / batchSize) + expenses));

/**
 * The shortest time Codat's limits allow for them: ten at once for each company, and a thousand a minute for the
 * address; the first thousand may all go in the first moment of their minute.
 */
export function floorSeconds(companies: readonly number[]): number {
  const ofCompany = (expenses: number) =>
    (Math.ceil(expenses / batchSize) * createSeconds + expenses * attachSeconds) / atOncePerCompany;
  const ofAddress = 60 * Math.floor((fewestCalls(companies) - 1) / perMinute);
  return Math.max(ofAddress, ...companies.map(ofCompany));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
