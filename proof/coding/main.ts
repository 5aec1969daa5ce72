import { readFile } from 'node:fs/promises';
import { keepBooks } from './bookkeeping';
import { report } from './report';
import { BadFile, readLabelled } from './row';

/** npm run bench:coding -- FILE.csv [--show]: how much of a labelled file is coded right without a hand. */
try {
  const { file, showing } = argumentsOf(process.argv.slice(2));
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BadFile(`${file} cannot be read.`);
  });
  process.stdout.write(`${report(keepBooks(readLabelled(text)), showing)}\n`);
} catch (error) {
  if (!(error instanceof BadFile)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function argumentsOf(given: readonly string[]): { readonly file: string; readonly showing: boolean } {
  const [file, ...others] = given.filter((argument) => argument !== '--show');
  if (!file || others.length > 0)
    throw new BadFile('Name one file: npm run bench:coding -- FILE.csv, with --show to list what is not right.');
  return { file, showing: given.includes('--show') };
}
