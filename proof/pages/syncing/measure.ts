import { join } from 'node:path';
import { Client } from 'pg';
import { ProgressQuery } from '../../bench/outlay/progress';
import { Sandbox } from '../../bench/sandbox';
import { workloads } from '../../bench/workloads';
import type { Target } from '../load/request';
import { measureMix } from '../measure';
import { listPages } from '../pages';
import { owner } from '../people';
import type { MixResult } from '../report/results';
import { type Environment, mixOf, targetsAt } from '../run';
import { startWeb, type Web } from '../web/web';
import { Companies } from './companies';
import { startWorkers } from './workers';

const webs = 2;
const workers = 4;
/** While companies sync, the pages may be this many times as slow as without. */
const mostTimes = 2;

type Figures = {
  readonly quiet: MixResult;
  readonly syncing: MixResult;
  /** Records and receipts that were settled while the pages were measured, and whether work remained at the end. */
  readonly settled: number;
  readonly isOpenAtEnd: boolean;
};

/**
 * Measures the mix of pages on two web processes and four workers with one large database: first while nothing syncs, then
 * while companies sync all their expenses with receipts, at the limits and response times of Codat.
 */
export async function measureSyncing(environment: Environment) {
  const figures = await withStack(environment, measureBoth);
  const { quiet, syncing, isOpenAtEnd } = figures;
  const times = syncing.p95 / quiet.p95;
  const misses = [...syncing.errors, ...quiet.errors];
  if (times > mostTimes)
    misses.push(`p95 is ${times.toFixed(2)} times that without syncs, at most ${mostTimes} is wanted`);
  if (!isOpenAtEnd) misses.push('the syncs ended before the measurement; use more --companies or --expenses');
  return { ...figures, times, misses, section: sectionOf(environment, { ...figures, times }) };
}

type Stack = {
  readonly web: readonly Web[];
  readonly companies: Companies;
  readonly progress: ProgressQuery;
  readonly client: Client;
};

async function measureBoth({ web, companies, progress, client }: Stack, { options }: Environment): Promise<Figures> {
  const load = { rate: options.rate, seconds: options.seconds * 3 };
  const targets = await targetsOf(web, companies, client);
  const quiet = await measureMix(targets, load);
  const startedAt = new Date();
  await companies.sync();
  const syncing = await measureMix(targets, load);
  const states = [...(await progress.since(startedAt)).values()];
  const open = states.reduce((sum, each) => sum + each.open, 0);
  return { quiet, syncing, settled: options.companies * options.expenses - open, isOpenAtEnd: open > 0 };
}

/** The pages of the mix, and the pages of the companies that sync, asked of each web process in turn. */
async function targetsOf(web: readonly Web[], companies: Companies, client: Client): Promise<readonly Target[]> {
  const usual = mixOf(await listPages(client));
  const ofSyncing = companies.slugs.flatMap((slug) =>
    ['', '/expenses', '/syncs'].map((path) => ({ name: path, path: `/${slug}${path}`, person: owner })),
  );
  const pages = [...usual, ...ofSyncing.slice(0, usual.length / 2)].sort((one, other) =>
    one.path < other.path ? -1 : 1,
  );
  const targets = await Promise.all(web.map(async ({ url }) => pages.map(await targetsAt(url))));
  // A step that shares no factor with the number of pages visits each page once, and neighbours far apart.
  return pages.flatMap((_, index) => targets.flatMap((each) => each[(index * 7) % each.length] ?? []));
}

async function withStack(
  environment: Environment,
  work: (stack: Stack, environment: Environment) => Promise<Figures>,
): Promise<Figures> {
  const { databases, folder, options } = environment;
  const database = await databases.copyOf(options.rows);
  const sandbox = await Sandbox.start(join(folder, 'sandbox'));
  const stops: (() => Promise<unknown>)[] = [sandbox.stop];
  try {
    await sandbox.reset();
    const codat = {
      SANDBOX: '1',
      CODAT_BASE_URL: sandbox.url,
      CODAT_WEBHOOK_SECRET: sandbox.webhookSecret,
      SANDBOX_API_KEY: sandbox.apiKey,
    };
    const settings = { database, folder, codat, profile: options.profile };
    const web: Web[] = [];
    for (let index = 0; index < webs; index += 1) {
      const one = await startWeb(settings);
      web.push(one);
      stops.push(one.stop);
    }
    const [first] = web;
    if (!first) throw new Error('there is no web process');
    stops.push(await startWorkers(workers, first, settings));
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    stops.push(() => client.end());
    const companies = await Companies.prepare(options, { ...settings, url: first.url }, client);
    stops.push(() => companies.stop());
    const progress = new ProgressQuery(database);
    stops.push(() => progress.close());
    const [workload] = workloads(1);
    if (workload) await sandbox.open(workload);
    return await work({ web, companies, progress, client }, environment);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

const sectionOf = (
  { options }: Environment,
  { quiet, syncing, settled, times }: Figures & { times: number },
): string => {
  const row = (name: string, { p50, p95, p99 }: MixResult) =>
    `| ${name} | ${p50.toFixed(0)} | ${p95.toFixed(0)} | ${p99.toFixed(0)} |`;
  return `## Pages while companies sync

Results of \`npm run bench:pages -- --syncing\`: two web processes and four workers on one Postgres with
${options.rows.toLocaleString('en')} movements. ${options.companies} companies sync ${options.expenses} expenses with receipts each, at Codat's limits, while
${options.rate} pages a second are read. ${settled} expenses were settled with their receipts meanwhile.

| milliseconds | p50 | p95 | p99 |
| --- | ---: | ---: | ---: |
${row('nothing syncs', quiet)}
${row('companies sync', syncing)}

p95 while companies sync is ${times.toFixed(2)} times that without.
`;
};
