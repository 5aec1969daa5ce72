import { readFile } from 'node:fs/promises';
import { printError, UserError } from '@/scripts/process/terminal.js';
import { readMessages } from './message-row';
import { createReport, judge } from './report';

/** Usage: npm run bench:causes -- FILE.csv. Measures how many messages of packages the catalogue of causes recognises. */
try {
  const [file, ...others] = process.argv.slice(2);
  if (!file || others.length > 0) throw new UserError('Name one file: npm run bench:causes -- FILE.csv.');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UserError(`${file} cannot be read.`);
  });
  const rows = readMessages(text);
  const started = performance.now();
  const outcomes = rows.map(judge);
  process.stdout.write(`${createReport(outcomes, performance.now() - started)}\n`);
} catch (error) {
  printError(error);
}
