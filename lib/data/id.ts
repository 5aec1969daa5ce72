import { v7 } from 'uuid';

/** Returns a new UUIDv7. Ids sort by creation time. */
export const newId = (): string => v7();
