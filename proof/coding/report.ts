import type { Bookkeeping, Outcome, Shares } from './bookkeeping';

/** What a person reads, ending in the one line that a program reads. */
export function report({ categories, start, after, coded }: Bookkeeping, showing: boolean): string {
  return [
    `${coded.first.length} purchases, ${categories.length} categories: ${categories.map(({ name }) => name).join(', ')}`,
    '',
    line(['corrections', 'right', 'wrong', 'uncoded', 'right where the own string was not corrected']),
    line(['0', ...cells(start), share(start.right)]),
    ...after.map(({ corrections, shares, unseen }) =>
      line([String(corrections), ...cells(shares), unseen ? share(unseen.right) : '–']),
    ),
    '',
    ...(showing ? [...notRight('At the start', coded.first), ...notRight('At the end', coded.last)] : []),
    JSON.stringify({ start, after: after.map(({ corrections, shares }) => ({ corrections, ...shares })) }),
  ].join('\n');
}

const cells = ({ right, wrong, uncoded }: Shares): readonly string[] => [right, wrong, uncoded].map(share);

const share = (value: number): string => `${(value * 100).toFixed(1)} %`;

const line = (texts: readonly string[]): string =>
  texts.map((text, index) => (index === texts.length - 1 ? text : text.padStart(11))).join('  ');

function notRight(heading: string, coded: readonly Outcome[]): readonly string[] {
  const others = coded.filter(({ row, category }) => category !== row.category.trim().toLowerCase());
  const lines = others
    .toSorted((a, b) => Number(a.category === undefined) - Number(b.category === undefined))
    .map(
      ({ row, category, because }) =>
        `  ${category ? 'WRONG' : '     '} ${row.merchant} → ${category ?? 'uncoded'}, not ${row.category}. ${because}`,
    );
  return [`${heading}, not right:`, ...lines, ''];
}
