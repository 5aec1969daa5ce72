import { v7 } from 'uuid';

/** Returns a new UUIDv7. It also works on pages without HTTPS, where browsers have no crypto.randomUUID. */
export const newId = (): string => v7();
