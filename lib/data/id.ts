import { v7 } from 'uuid';

/** A new UUIDv7: in the order things were made. */
export const newId = (): string => v7();
