const start = 'It waits for an answer: ';

/** The reason of a row that is not planned before a person answers the question. */
export const waitingReason = (about: string): string => `${start}${about}.`;

/** Whether the reason of a line is that it waits for an answer. */
export const isWaiting = (reason: string): boolean => reason.startsWith(start);
