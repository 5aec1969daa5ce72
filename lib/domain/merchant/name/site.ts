/**
 * Returns the words of a web address: the name and the path, without prefixes such as www and endings such as com.
 * Undefined when the text is not an address.
 */
export function parseSiteName(piece: string): readonly string[] | undefined {
  const [address = '', ...path] = piece.replace(/^https?:\/\//, '').split('/');
  const labels = address.split('.').filter(Boolean);
  const ending = endingOf(labels);
  if (ending === 0) return undefined;
  const names = labels.slice(0, -ending).filter((label, index, all) => index === all.length - 1 || !hosts.has(label));
  const words = [...names.slice(-2), ...path].flatMap((part) => part.split(/[-_]/)).filter(isWord);
  return words.length > 0 ? words : undefined;
}

/**
 * Returns the number of labels in an address's ending: two for `co.uk`, one for `com`, zero when the text is not an
 * address.
 */
function endingOf(labels: readonly string[]): number {
  if (labels.length < 2 || labels.some((label) => !/^[\p{L}\p{N}_-]+$/u.test(label))) return 0;
  const [second = '', last = ''] = labels.slice(-2);
  if (labels.length > 2 && seconds.has(second) && last.length <= 2) return 2;
  // Card networks cut names at 22 or 25 letters, so the ending may be incomplete.
  if (endings.has(last) || (last.length <= 2 && second.length > 3)) return 1;
  return 0;
}

const isWord = (part: string): boolean =>
  /^\p{L}/u.test(part) ? part.length > 1 && !/\d{3,}/.test(part) : /^\d\p{L}/u.test(part) || part === '365';

const hosts = new Set(
  'www help m my shop cc cl pay billing support account accounts secure store mail checkout members portal get'.split(
    ' ',
  ),
);
const seconds = new Set('co com gov org net ac ltd plc me'.split(' '));
const endings = new Set(
  'com net org io co us uk de fr nl be es it ie ca au nz eu at ch se no dk fi pl pt cz in jp info biz app dev ai so me tv cc ly to gg gov edu cloud online shop store tech email bill one xyz site group systems agency digital work world house space design studio'.split(
    ' ',
  ),
);
