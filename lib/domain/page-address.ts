/** Returns the path with these parameters as its query string. Empty and false parameters are left out. */
export function pageAddress(path: string, parameters: Readonly<Record<string, string | false | undefined>>): string {
  const entries = Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return entries.length > 0 ? `${path}?${new URLSearchParams(entries)}` : path;
}
