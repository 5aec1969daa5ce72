import type { Hardware } from '../../harness/hardware';
import type { Transfer } from '../transfers';
import type { Measured, MixResult, PageResult, Transfers } from './results';

type Report = {
  readonly date: Date;
  readonly hardware: Hardware;
  readonly rate: number;
  readonly large: Measured;
  readonly small: Measured;
  readonly transfers: Transfers;
  readonly misses: readonly string[];
};

/** Returns the table of the pages, with columns that are padded so that it is also readable in a terminal. */
export function pagesTable(large: Measured, small: Measured): string {
  const rows = large.pages.map((page) =>
    rowOf(
      page,
      small.pages.find(({ name }) => name === page.name),
    ),
  );
  const mix = large.mix ? [mixRow(large.mix, small.mix)] : [];
  const [head = [], ...body] = [headings, ...rows, ...mix];
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...body.map(line)].join('\n');
}

const headings = [
  'page',
  'p50',
  'p95',
  'p99',
  'SQL ms',
  'statements',
  'HTML KB',
  'gzip KB',
  'small p95',
  'times small',
];

const rowOf = (page: PageResult, small: PageResult | undefined): readonly string[] => [
  page.name,
  ...latencies(page),
  page.sqlMs.toFixed(1),
  number(page.statements),
  page.kilobytes.toFixed(0),
  page.gzip.toFixed(1),
  ...comparison(page, small),
];

const mixRow = (mix: MixResult, small: MixResult | null): readonly string[] => [
  '**mix of pages**',
  ...latencies(mix),
  '',
  '',
  '',
  '',
  ...comparison(mix, small ?? undefined),
];

const latencies = ({ p50, p95, p99 }: MixResult) => [p50.toFixed(0), p95.toFixed(0), p99.toFixed(0)];
const comparison = (one: MixResult, small: MixResult | undefined) =>
  small ? [small.p95.toFixed(0), (one.p95 / small.p95).toFixed(2)] : ['', ''];
const number = (value: number) => String(Number(value.toFixed(1)));

/** Returns the text of a transfer: "export of 100,000 rows: 6.1 s, the web process grew by 31 MB". */
export const transferText = (name: string, { rows, seconds, growthMb }: Transfer): string =>
  `${name} of ${rows.toLocaleString('en')} rows: ${seconds.toFixed(1)} s, the web process grew by ${growthMb.toFixed(0)} MB`;

/** Returns the section of docs/benchmarks.md about pages. */
export function pagesSection({ date, hardware, rate, large, small, transfers, misses }: Report): string {
  const lines = Object.entries(transfers).flatMap(([name, transfer]: [string, Transfer | null]) =>
    transfer ? [`- ${transferText(name, transfer)}.`] : [],
  );
  return `## Pages

Results of \`npm run bench:pages\` on ${date.toISOString().slice(0, 10)}: ${hardware.cores} cores (${hardware.processor}), ${hardware.memoryGiB} GiB,
Node ${hardware.node}. The raw figures are in \`bench-pages.json\`.

${large.rows.toLocaleString('en')} movements, 30 % of them in the company whose pages are read, beside a database with ${small.rows.toLocaleString('en')} movements
in one company. Each page is requested ${rate} times a second, whether earlier requests have finished or not, and a latency
counts from the time at which the request was due. Postgres, the pages and the load generator share the cores. *SQL* is
the time of Postgres for one page when nothing else runs; statements that only frame a transaction are not counted.

${pagesTable(large, small)}

${lines.join('\n')}
- Goals missed: ${misses.length === 0 ? 'none' : misses.join('; ')}.
`;
}
