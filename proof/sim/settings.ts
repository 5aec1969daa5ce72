/** The simulated time at which every run starts: 2026-11-22 08:00 UTC. */
export const startMs = Date.UTC(2026, 10, 22, 8);
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The default value of the environment variable CODAT_TIMEOUT_SECONDS. */
export const timeoutSeconds = 30;
/** Codat's limit of concurrent calls for one company, from its page "Rate limits". */
export const inFlight = 10;
/** All work must be settled this long after the faults. Webhooks may be 28 hours late, and daily quotas must reset. */
export const maxRecoveryMs = 4 * dayMs;
/** A run with more steps counts as an endless loop. */
export const maxSteps = 120_000;
