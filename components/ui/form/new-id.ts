import { uuidV7 } from '@/lib/domain/id';

/** A new id made in the browser; works without HTTPS, where crypto.randomUUID does not. */
export const newId = (): string => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
