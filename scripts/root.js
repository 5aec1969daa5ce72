import { fileURLToPath } from 'node:url';

/** The path of the repository's root folder. It does not depend on the working directory. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
