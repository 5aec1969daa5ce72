import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess, isRunning, waitUntil } from './processes.js';

const reportSignal = 'SIGUSR2';

/**
 * Returns the flags with which a Node program writes a report when `whatKeepsAlive` asks for it. The environment, which
 * contains secrets, is not in the report.
 */
export const diagnosticFlags = (folder) => [
  '--report-on-signal',
  `--report-signal=${reportSignal}`,
  `--report-directory=${folder}`,
  '--report-exclude-env',
];

/**
 * Returns a sentence that says what keeps a program running that was started with `diagnosticFlags(folder)`: its connections,
 * timers and children.
 *
 * @param {number} pid
 * @param {string} folder
 */
export async function whatKeepsAlive(pid, folder) {
  const program = identifyProcess(pid);
  if (!isRunning(program)) return 'It has ended.';
  process.kill(pid, reportSignal);
  let report;
  await waitUntil(
    () => {
      report = readReport(pid, folder);
      return report !== undefined || !isRunning(program);
    },
    { timeout: 20_000, every: 50 },
  );
  if (!report) return 'It did not report what it waits for, because its thread is busy.';
  const handles = report.handles.length > 0 ? report.handles.join(', ') : 'no connection and no timer';
  return `It waits for: ${handles}. Its report: ${report.path}`;
}

/** Returns undefined while the report is missing or only half written. */
function readReport(pid, folder) {
  const name = readdirSync(folder).find((each) => each.startsWith('report.') && each.split('.')[3] === String(pid));
  if (!name) return undefined;
  const path = join(folder, name);
  try {
    const { libuv } = JSON.parse(readFileSync(path, 'utf8'));
    return { path, handles: libuv.filter((handle) => handle.is_active && handle.is_referenced).flatMap(describe) };
  } catch {
    return undefined;
  }
}

function describe({ type, remoteEndpoint, firesInMsFromNow, pid }) {
  if (remoteEndpoint) return [`a connection to ${remoteEndpoint.ip4 ?? remoteEndpoint.ip6}:${remoteEndpoint.port}`];
  if (type === 'timer') return [`a timer in ${Math.round(firesInMsFromNow / 1000)} s`];
  if (type === 'process') return [`the process ${pid}`];
  return type === 'tcp' ? ['a connection'] : [];
}
