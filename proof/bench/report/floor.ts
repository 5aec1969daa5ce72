export const batchSize = 50;

/** The seconds in which the sandbox responds to one batch and to one receipt in this benchmark. */
export const createSeconds = 0.3;
export const attachSeconds = 0.5;

/** Codat's limits (page "Rate limits"): concurrent calls for one company, and calls a minute from one IP address. */
const inFlightPerCompany = 10;
const perMinute = 1000;

/** Returns the fewest calls that write these expenses: one for each batch and one for each receipt, without polls. */
export const minimumCalls = (companies: readonly number[]): number =>
  companies.reduce((total, expenses) => total + Math.ceil(expenses / batchSize) + expenses, 0);

/**
 * Returns the shortest time in seconds that Codat's limits allow: ten concurrent calls for each company, and 1,000
 * calls a minute from the address. A minute's 1,000 calls may all be sent at its start.
 */
export function floorSeconds(companies: readonly number[]): number {
  const ofCompany = (expenses: number) =>
    (Math.ceil(expenses / batchSize) * createSeconds + expenses * attachSeconds) / inFlightPerCompany;
  const ofAddress = 60 * Math.floor((minimumCalls(companies) - 1) / perMinute);
  return Math.max(ofAddress, ...companies.map(ofCompany));
}
