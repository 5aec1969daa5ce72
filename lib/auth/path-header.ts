/**
 * The request header in which proxy.ts passes the path and query of a page to its server components. Next.js has no
 * function for it.
 */
export const pathHeader = 'outlay-path';
