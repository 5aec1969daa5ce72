/** 2026-11-22 at eight in the morning, UTC. */
export const start = Date.UTC(2026, 10, 22, 8);
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** CODAT_TIMEOUT_SECONDS of these runs. */
export const timeoutSeconds = 30;
/** Codat's own ("Rate limits"). */
export const inFlight = 10;
/** Longer than the bad weather, a message that is late by 28 hours, and a day's quota. */
export const mostCalmMs = 4 * dayMs;
/** A run that takes more is going round in circles. */
export const mostSteps = 120_000;
