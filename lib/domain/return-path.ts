// A base for relative paths. Any origin works, because it is only used to detect paths that lead to another origin.
const here = 'https://outlay.invalid';

/**
 * Returns the path to open after sign-in. Returns the home page unless the given path belongs to this site, which
 * prevents open redirects.
 */
export function returnPath(given: string | null | undefined): string {
  if (!given || !URL.canParse(given, here)) return '/';
  const { origin, pathname, search, hash } = new URL(given, here);
  // A browser treats a path that starts with two slashes as the address of another host.
  if (!given.startsWith('/') || origin !== here || pathname.startsWith('//')) return '/';
  return pathname === '/sign-in' ? '/' : `${pathname}${search}${hash}`;
}
