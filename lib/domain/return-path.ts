// Any origin works: only whether the path leaves it matters.
const here = 'https://outlay.invalid';

/** Returns the path to open after sign-in: a path of this site, or Home. Prevents open redirects. */
export function returnPath(given: string | null | undefined): string {
  if (!given || !URL.canParse(given, here)) return '/';
  const { origin, pathname, search, hash } = new URL(given, here);
  // A path that starts with two slashes would name another host when used as a URL.
  if (!given.startsWith('/') || origin !== here || pathname.startsWith('//')) return '/';
  return pathname === '/sign-in' ? '/' : `${pathname}${search}${hash}`;
}
