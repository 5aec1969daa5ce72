import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPages } from '@/scripts/build/pages.js';
import { buildPrograms } from '@/scripts/build/programs.js';
import { hardware } from '../harness/hardware';
import { saveSection } from '../harness/sections';
import { Databases } from './database/databases';
import { readPagesOptions } from './options';
import { fullSize, missedGoals, missesAtAnySize } from './report/goals';
import { pagesSection, pagesTable, transferText } from './report/section';
import { measureDatabase, measureTransfers } from './run';
import { measureSyncing } from './syncing/measure';

const options = readPagesOptions();
const print = (text: string) => process.stdout.write(`${text}\n`);

const folder = mkdtempSync(join(tmpdir(), 'bench-pages-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
await buildPrograms();
await buildPages();
const databases = await Databases.start();
try {
  print(`${hardware.cores} cores (${hardware.processor}), ${hardware.memoryGiB} GiB, Node ${hardware.node}\n`);
  if (options.syncing) await compareSyncing();
  else await comparePages();
} finally {
  await databases.stop();
}

async function comparePages(): Promise<void> {
  const environment = { databases, folder, options };
  const small = await measureDatabase(options.small, environment);
  const large = options.rows === options.small ? small : await measureDatabase(options.rows, environment);
  print(`${pagesTable(large, small)}\n`);
  const transfers = await measureTransfers(environment);
  for (const [name, transfer] of Object.entries(transfers)) if (transfer) print(transferText(name, transfer));
  const misses =
    options.rows < fullSize ? missesAtAnySize([...new Set([large, small])]) : missedGoals(large, small, transfers);
  const date = new Date();
  const summary = JSON.stringify({ date, hardware, load: loadavg(), options, ...large, small, ...transfers, misses });
  if (options.save) {
    await mkdir(options.save, { recursive: true });
    await writeFile(join(options.save, 'bench-pages.json'), `${summary}\n`);
    const section = pagesSection({ date, hardware, rate: options.rate, large, small, transfers, misses });
    await saveSection(join(options.save, 'benchmarks.md'), 'bench:pages', section);
  }
  finish(misses, summary);
}

async function compareSyncing(): Promise<void> {
  const { section, misses, ...figures } = await measureSyncing({ databases, folder, options });
  print(section);
  const date = new Date();
  const summary = JSON.stringify({ date, hardware, load: loadavg(), options, ...figures, misses });
  if (options.save) {
    await writeFile(join(options.save, 'bench-pages-syncing.json'), `${summary}\n`);
    await saveSection(join(options.save, 'benchmarks.md'), 'bench:pages --syncing', section);
  }
  finish(misses, summary);
}

function finish(misses: readonly string[], summary: string): void {
  print(summary);
  for (const miss of misses) process.stderr.write(`! ${miss}\n`);
  if (misses.length > 0) process.exitCode = 1;
}
