/**
 * Returns the address of a page or route of the company. `href` begins with a slash and is relative to the company:
 * "/expenses". Other addresses, such as "?page=2", are returned unchanged.
 */
export function addressIn(base: string, href: string): string {
  if (!href.startsWith('/')) return href;
  return href === '/' ? base || '/' : `${base}${href}`;
}
