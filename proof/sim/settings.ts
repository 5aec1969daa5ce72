/** The virtual start of every run: 2026-11-22 08:00 UTC. */
export const startMs = Date.UTC(2026, 10, 22, 8);
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The default of CODAT_TIMEOUT_SECONDS. */
export const timeoutSeconds = 30;
/** Codat's limit of concurrent calls for a company ("Rate limits"). */
export const inFlight = 10;
/** Exceeds a webhook's largest delay (28 hours) and the reset of a daily quota. */
export const maxRecoveryMs = 4 * dayMs;
/** A run with more steps counts as an endless loop. */
export const maxSteps = 120_000;
