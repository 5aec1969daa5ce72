import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../process/run.js';
import { print } from '../process/terminal.js';
import { root } from '../root.js';
import { checkSources, withoutExceptions } from './checks.js';

const exceptionsFile = join(root, 'scripts/lint/exceptions.json');

/** All files with code or prose, except migrations: a released migration must not be edited. */
const checked = ['*.ts', '*.tsx', '*.js', '*.md', '*.css', '*.sql', '*.prisma', ':!prisma/migrations'];

// `--accept` adds an exception for each current problem, with the reason "to do", and removes exceptions without a
// problem.
const accept = process.argv.includes('--accept');
const { code } = await run(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'check']);
const exceptions = JSON.parse(readFileSync(exceptionsFile, 'utf8'));
const found = checkSources(readSources());
if (accept) writeExceptions(found);
const problems = accept ? [] : withoutExceptions(found, exceptions);
for (const { path, line, message } of problems) print(`${path}${line ? `:${line}` : ''}  ${message}`);
process.exitCode = code || (problems.length > 0 ? 1 : 0);

function readSources() {
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...checked], {
    cwd: root,
    encoding: 'utf8',
  });
  const paths = list.split('\n').filter((path) => path && existsSync(join(root, path)));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

function writeExceptions(problems) {
  const updated = {};
  for (const { rule, path } of problems) {
    updated[rule] ??= {};
    updated[rule][path] = exceptions[rule]?.[path] ?? 'to do';
  }
  writeFileSync(exceptionsFile, `${JSON.stringify(updated, null, 2)}\n`);
}
