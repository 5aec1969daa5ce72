import { isCorrect, type Outcome, type Result, type Shares } from './corrections';

/** Returns the text of the report. Its last line is JSON. `show` adds the rows that are not correct. */
export function createReport({ categories, start, after, coded }: Result, show: boolean): string {
  return [
    `${coded.first.length} purchases, ${categories.length} categories: ${categories.map(({ name }) => name).join(', ')}`,
    '',
    line(['corrections', 'correct', 'wrong', 'uncoded', 'correct where the exact string was not corrected']),
    line(['0', ...cells(start), percent(start.right)]),
    ...after.map(({ corrections, shares, uncorrected }) =>
      line([String(corrections), ...cells(shares), uncorrected ? percent(uncorrected.right) : '–']),
    ),
    '',
    ...(show ? [...incorrect('At the start', coded.first), ...incorrect('At the end', coded.last)] : []),
    JSON.stringify({ start, after: after.map(({ corrections, shares }) => ({ corrections, ...shares })) }),
  ].join('\n');
}

const cells = ({ right, wrong, uncoded }: Shares): readonly string[] => [right, wrong, uncoded].map(percent);

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const line = (texts: readonly string[]): string =>
  texts.map((text, index) => (index === texts.length - 1 ? text : text.padStart(11))).join('  ');

function incorrect(heading: string, coded: readonly Outcome[]): readonly string[] {
  const lines = coded
    .filter((outcome) => !isCorrect(outcome))
    .toSorted((a, b) => Number(a.category === undefined) - Number(b.category === undefined))
    .map(
      ({ row, category, because }) =>
        `  ${category ? 'WRONG' : '     '} ${row.merchant} → ${category ?? 'uncoded'}, not ${row.category}. ${because}`,
    );
  return [`${heading}, not correct:`, ...lines, ''];
}
