import { v7 } from 'uuid';

/** Returns a new UUIDv7 in the browser; works without HTTPS, where crypto.randomUUID does not exist. */
export const newId = (): string => v7();
