import { readFile } from 'node:fs/promises';
import { printError, UserError } from '@/scripts/process/terminal.js';
import { simulateCorrections } from './corrections';
import { createReport } from './report';
import { readLabelled } from './row';

/** Usage: npm run bench:coding -- FILE.csv [--show]. Measures how many rows of a labelled file are coded correctly. */
try {
  const args = process.argv.slice(2);
  const [file, ...others] = args.filter((argument) => argument !== '--show');
  if (!file || others.length > 0)
    throw new UserError('Name one file: npm run bench:coding -- FILE.csv. Add --show to list the rows not correct.');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UserError(`${file} cannot be read.`);
  });
  process.stdout.write(`${createReport(simulateCorrections(readLabelled(text)), args.includes('--show'))}\n`);
} catch (error) {
  printError(error);
}
