import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess, terminate } from '../process/processes.js';

const fileIn = (dataDir) => join(dataDir, 'run.json');

/**
 * Writes the running processes to run.json. If this command is killed, the next start finds them there and ends them.
 */
export function writeRunRecord(dataDir, { appUrl, services }) {
  const children = services
    .filter(({ current }) => current)
    .map(({ name, current }) => ({ name, ...identifyProcess(current.pid) }));
  writeFileSync(fileIn(dataDir), JSON.stringify({ pid: process.pid, appUrl, children }), { mode: 0o600 });
}

/** Returns what the last command on this data directory wrote to run.json. Undefined if the file cannot be read. */
export function readRunRecord(dataDir) {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8'));
  } catch {
    // The file is missing, or was only half written when a command was killed.
    return undefined;
  }
}

/** Ends the processes that a killed command left running on this data directory. */
export async function terminateLeftovers(dataDir) {
  await Promise.all((readRunRecord(dataDir)?.children ?? []).map((child) => terminate(child)));
}
