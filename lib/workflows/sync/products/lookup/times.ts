/** The shortest wait while a write is still open. A desktop package may be off for hours. */
export const writingSeconds = 5;
/** The shortest wait for a record on which Codat gave up. */
export const shortestWaitSeconds = 60;
