import { explainDifference } from '@/lib/domain/reconcile/difference';
import { matchRows } from '@/lib/domain/reconcile/match';
import type { Matching, Proposal } from '@/lib/domain/reconcile/proposal';
import type { Row } from '@/lib/domain/reconcile/row';
import { explainOpen } from '@/lib/domain/reconcile/why-open';
import { type Dataset, makeDataset } from './dataset';

export type Figures = {
  readonly lines: number;
  readonly records: number;
  /**
   * The processor time of one matching of all rows. It has one thread, so that this is how long it takes on a machine that
   * does nothing else; the time of the garbage collector's threads is included.
   */
  readonly seconds: number;
  /** The time on the clock, which other programs prolong. */
  readonly wallSeconds: number;
  /** The processor time to explain every line that stays open, and the difference of each account. */
  readonly explainSeconds: number;
  /** The largest memory of the process until the rows were matched. The program and the rows are included. */
  readonly megabytes: number;
  /** Shares of the lines. `ambiguous` lines fit several records and are shown to a person with these. */
  readonly certain: number;
  readonly likely: number;
  readonly ambiguous: number;
  readonly open: number;
  readonly notSearched: number;
  /** Proposals that join rows of different events, or not all rows of one. */
  readonly wrongCertain: readonly string[];
  readonly wrongLikely: number;
  readonly proposalsLikely: number;
};

/** Matches a generated year and compares the result with the events that the rows were made from. */
export function measure(size: number, seed: number): Figures {
  const dataset = makeDataset(size, seed);
  const rows = { lines: dataset.lines, records: dataset.records, links: [], rejected: [] };
  const [start, used] = [performance.now(), process.cpuUsage()];
  const matching = matchRows(rows);
  const [wallSeconds, seconds] = [(performance.now() - start) / 1000, processorSeconds(used)];
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const beforeExplaining = process.cpuUsage();
  const why = explainOpen(rows);
  for (const id of openLines(dataset, matching)) why('line', id);
  for (const account of new Set(dataset.lines.map((row) => row.account)))
    explainDifference({ ...rows, links: matching.proposals }, { account, from: '2025-01-01', to: '2027-12-31' });
  const explainSeconds = processorSeconds(beforeExplaining);
  const times = { seconds, wallSeconds, explainSeconds };
  return { ...shares(dataset, matching), ...wrong(dataset, matching), ...times, megabytes };
}

function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000_000;
}

function openLines({ lines }: Dataset, { proposals, ambiguities }: Matching): readonly string[] {
  const touched = new Set([...proposals, ...ambiguities].flatMap(({ lineIds }) => lineIds));
  return lines.filter(({ id }) => !touched.has(id)).map(({ id }) => id);
}

function shares(dataset: Dataset, matching: Matching) {
  const { proposals, ambiguities, unsearched } = matching;
  const ofLines = (some: readonly { readonly lineIds: readonly string[] }[]) =>
    new Set(some.flatMap(({ lineIds }) => lineIds)).size / dataset.lines.length;
  return {
    lines: dataset.lines.length,
    records: dataset.records.length,
    certain: ofLines(proposals.filter(({ level }) => level === 'certain')),
    likely: ofLines(proposals.filter(({ level }) => level === 'likely')),
    ambiguous: ofLines(ambiguities),
    open: openLines(dataset, matching).length / dataset.lines.length,
    notSearched: unsearched.filter(({ side }) => side === 'line').length / dataset.lines.length,
  };
}

function wrong(dataset: Dataset, { proposals }: Matching) {
  const isRight = judge(dataset);
  const likely = proposals.filter(({ level }) => level === 'likely');
  return {
    wrongCertain: proposals
      .filter((proposal) => proposal.level === 'certain' && !isRight(proposal))
      .map(({ lineIds, recordIds }) => `${lineIds.join('+')} = ${recordIds.join('+')}`),
    wrongLikely: likely.filter((proposal) => !isRight(proposal)).length,
    proposalsLikely: likely.length,
  };
}

/**
 * Returns whether a proposal joins exactly the rows of one event. Rows that are equal in everything but the id are
 * interchangeable: it does not matter which of two coffees of one day is on which line.
 */
function judge({ lines, records, eventOf }: Dataset): (proposal: Proposal) => boolean {
  const byId = new Map([...lines, ...records].map((row) => [row.id, row]));
  const facts = ({ id: _, ...row }: Row) =>
    JSON.stringify(row, (_key, value) => (typeof value === 'bigint' ? `${value}` : value));
  const lineFacts = Map.groupBy(lines, facts);
  const recordFacts = Map.groupBy(records, facts);
  const sizeOf = new Map<number, number>();
  for (const event of eventOf.values()) sizeOf.set(event, (sizeOf.get(event) ?? 0) + 1);
  const eventsOf = (row: Row, isLine: boolean) =>
    new Set(((isLine ? lineFacts : recordFacts).get(facts(row)) ?? [row]).map((equal) => eventOf.get(equal)));
  return ({ lineIds, recordIds }) => {
    const sets = [
      ...lineIds.map((id) => ({ id, isLine: true })),
      ...recordIds.map((id) => ({ id, isLine: false })),
    ].map(({ id, isLine }) => {
      const row = byId.get(id);
      return row ? eventsOf(row, isLine) : new Set<number | undefined>();
    });
    const shared = [...(sets[0] ?? [])].filter((event) => sets.every((set) => set.has(event)));
    return shared.some((event) => event !== undefined && sizeOf.get(event) === lineIds.length + recordIds.length);
  };
}
