import { readFile } from 'node:fs/promises';
import { simulateCorrections } from './corrections';
import { createReport } from './report';
import { FileError, readLabelled } from './row';

/** npm run bench:coding -- FILE.csv [--show]: measures how many rows of a labelled file are coded correctly. */
try {
  const { file, show } = readArguments(process.argv.slice(2));
  const text = await readFile(file, 'utf8').catch(() => {
    throw new FileError(`${file} cannot be read.`);
  });
  process.stdout.write(`${createReport(simulateCorrections(readLabelled(text)), show)}\n`);
} catch (error) {
  if (!(error instanceof FileError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function readArguments(args: readonly string[]): { readonly file: string; readonly show: boolean } {
  const [file, ...others] = args.filter((argument) => argument !== '--show');
  if (!file || others.length > 0)
    throw new FileError('Name one file: npm run bench:coding -- FILE.csv. Add --show to list the rows not correct.');
  return { file, show: args.includes('--show') };
}
