export const batchSize = 50;

/** The sandbox's response times in this benchmark. */
export const createSeconds = 0.3;
export const attachSeconds = 0.5;

/** Codat's limits ("Rate limits"). */
const inFlightPerCompany = 10;
const perMinute = 1000;

/** Returns the fewest calls that write these expenses with a receipt each, without any poll. */
export const minimumCalls = (companies: readonly number[]): number =>
  companies.reduce((total, expenses) => total + Math.ceil(expenses / batchSize) + expenses, 0);

/**
 * Returns the shortest time that Codat's limits allow: ten concurrent calls for each company, and a thousand calls a
 * minute for the address. The first thousand may all leave at the start of their minute.
 */
export function floorSeconds(companies: readonly number[]): number {
  const ofCompany = (expenses: number) =>
    (Math.ceil(expenses / batchSize) * createSeconds + expenses * attachSeconds) / inFlightPerCompany;
  const ofAddress = 60 * Math.floor((minimumCalls(companies) - 1) / perMinute);
  return Math.max(ofAddress, ...companies.map(ofCompany));
}
