import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Databases } from './database/databases';
import type { Target } from './load/request';
import { measureMix, measurePage } from './measure';
import type { Options } from './options';
import { listPages, mix, type Page, readFacts } from './pages';
import { employee, owner, support } from './people';
import type { Measured, PageResult, Transfers } from './report/results';
import { measureExport, measureImport } from './transfers';
import { signIn } from './web/sign-in';
import { startWeb } from './web/web';

export type Environment = { readonly databases: Databases; readonly folder: string; readonly options: Options };

/** Measures every page of the largest company in the database with this many movements. */
export async function measureDatabase(rows: number, { databases, folder, options }: Environment): Promise<Measured> {
  const { rate, seconds, profile } = options;
  const database = await databases.withMovements(rows);
  const web = await startWeb({ database, folder, profile });
  const client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    // A page that shows counts older than ten minutes asks a worker for new ones. No worker runs here.
    await client.query(`update background_tasks set created_at = now(), settled_at = now() where state = 'done'`);
    const targetOf = await targetsAt(web.url);
    const pages = await listPages(client);
    const measured: PageResult[] = [];
    const statements: string[] = [];
    for (const page of pages.filter(({ name }) => isWanted(name, options.pages))) {
      const { slowest, ...figures } = await measurePage(client, targetOf(page), { rate, seconds });
      measured.push({ name: page.name, path: page.path, ...figures });
      statements.push(
        `\n${page.name}\n`,
        ...slowest.map(({ milliseconds, text }) => `${milliseconds.toFixed(1)} ms  ${text.slice(0, 600)}\n`),
      );
      progress(`${rows} movements, ${page.name}: p95 ${figures.p95.toFixed(0)} ms`);
    }
    if (profile) await writeFile(join(profile, `statements-${rows}.txt`), statements.join(''));
    const isPart = options.pages !== '';
    const result = isPart ? null : await measureMix(mixOf(pages).map(targetOf), { rate, seconds: 3 * seconds });
    return { rows, pages: measured, mix: result };
  } finally {
    await client.end();
    await web.stop();
  }
}

/** Measures the export of all expenses of one card, and the import, on a copy of the large database. */
export async function measureTransfers({ databases, folder, options }: Environment): Promise<Transfers> {
  if (options['no-transfers']) return { export: null, import: null };
  const database = await databases.copyOf(options.rows);
  const client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
  const { slug, largestCard } = await readFacts(client);
  await client.end();
  const web = await startWeb({ database, folder });
  try {
    const session = { ...web, slug, cookie: await signIn(web.url, owner) };
    return {
      export: await measureExport(session, `?card=${largestCard}`),
      import: await measureImport(session, options.import),
    };
  } finally {
    await web.stop();
  }
}

/** Signs in the people of the pages. Returns a function from a page to what the load generator requests. */
export async function targetsAt(url: string): Promise<(page: Page) => Target> {
  const cookies = new Map<string, string>();
  for (const person of [owner, employee, support]) cookies.set(person, await signIn(url, person));
  return ({ path, person }) => ({ url: `${url}${path}`, cookie: cookies.get(person) ?? '' });
}

/** Returns the pages of the mix, each as often as its weight, in an order that does not ask for one page many times in a row. */
export function mixOf(pages: readonly Page[]): readonly Page[] {
  const weighted = pages.flatMap((page) =>
    Array.from({ length: mix[page.name] ?? 0 }, (_, index) => ({ page, at: (index + 0.5) / (mix[page.name] ?? 1) })),
  );
  return weighted.sort((one, other) => one.at - other.at).map(({ page }) => page);
}

const isWanted = (name: string, words: string): boolean =>
  words === '' || words.split(',').some((word) => name.includes(word));

const progress = (text: string) => process.stderr.write(`${new Date().toISOString()} ${text}\n`);
