import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess, terminate } from '../process/processes.js';

const fileIn = (dataDir) => join(dataDir, 'run.json');

/** Writes which processes run, so that the next start finds those that a killed command left behind. */
export function writeRunRecord(dataDir, { appUrl, services }) {
  const children = services
    .filter(({ current }) => current)
    .map(({ name, current }) => ({ name, ...identifyProcess(current.pid) }));
  writeFileSync(fileIn(dataDir), JSON.stringify({ pid: process.pid, appUrl, children }), { mode: 0o600 });
}

/** Returns the record of the last command on this data directory, if there is a readable one. */
export function readRunRecord(dataDir) {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8'));
  } catch {
    // Missing, or half written by a command that was killed.
    return undefined;
  }
}

/** Ends the processes that a killed command left running on this data directory. */
export async function terminateLeftovers(dataDir) {
  await Promise.all((readRunRecord(dataDir)?.children ?? []).map((child) => terminate(child)));
}
