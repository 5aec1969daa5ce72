// Any origin does: only whether the path leaves it is asked.
const here = 'https://outlay.invalid';

/** Where to go after signing in: a path of ours, or Home. An address that leads elsewhere is never followed. */
export function returnPath(given: string | null | undefined): string {
  if (!given || !URL.canParse(given, here)) return '/';
  const { origin, pathname, search, hash } = new URL(given, here);
  // A path that starts with two slashes names another host once it is an address again.
  if (!given.startsWith('/') || origin !== here || pathname.startsWith('//')) return '/';
  return pathname === '/sign-in' ? '/' : `${pathname}${search}${hash}`;
}
