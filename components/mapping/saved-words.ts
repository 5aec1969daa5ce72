import type { Save } from './use-saves';

/** What is read out when rows are saved: "Travel saved." */
export const savedWords = (
  rows: readonly { readonly id: string; readonly name: string }[],
  saves: Readonly<Record<string, Save>>,
): string =>
  rows
    .filter((row) => saves[row.id]?.state === 'saved')
    .map((row) => `${row.name} saved.`)
    .join(' ');
