import 'server-only';
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { decodePayload, encodePayload } from './frames';
import { isOutOfMemory } from './out-of-memory';
import type { Outcome, Payload, StopReason, Task } from './task';

/**
 * Node reserves this much writable memory at its start, and uses little of it: 512 MB for compiled code, the same for
 * the loader of tsx in development, stacks. It counts towards RLIMIT_DATA.
 */
const reservedMegabytes = 1400;
const detailCharacters = 4000;
const clockFactor = 4;

/**
 * Runs the rest of its arguments with low priority: a request gets three times as much processor time as a task. On
 * Linux, it also limits writable memory with RLIMIT_DATA. RLIMIT_AS is of no use: each WebAssembly memory reserves 8 GB
 * of addresses. macOS has no such limit; there, the guard alone watches the memory. RLIMIT_CPU limits the processor time: the
 * system ends the child with SIGXCPU.
 */
const launcher = `
ulimit -d "$1"
ulimit -S -t "$2"
shift 2
command -v nice >/dev/null && set -- nice -n 5 "$@"
exec "$@"`;

/** Starts the child, gives it the input and returns how it ended. Throws when no process can be started. */
export function startChild(
  task: Task,
  input: Payload,
  { signal, onProgress }: { readonly signal?: AbortSignal; readonly onProgress?: (share: number) => void },
): Promise<Outcome> {
  const child = spawn('/bin/sh', ['-c', launcher, 'sh', ...command(task)], {
    cwd: projectFolder(),
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    // The child gets no secrets: neither the address of the database nor keys.
    env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin:/usr/local/bin' },
  });
  let stopped: StopReason | undefined;
  const stop = (why: StopReason) => {
    stopped ??= why;
    child.kill('SIGKILL');
  };
  const abort = () => stop('aborted');
  const timer = setTimeout(() => stop('timeout'), task.seconds * clockFactor * 1000);
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();

  const output: Buffer[] = [];
  let outputBytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    outputBytes += chunk.byteLength;
    if (outputBytes > task.outputMegabytes * 1024 * 1024) stop('output');
    else output.push(chunk);
  });
  let detail = '';
  child.stderr.on('data', (chunk: Buffer) => {
    detail = (detail + chunk.toString()).slice(-detailCharacters);
  });
  readReports(child.stdio[3] as Readable, {
    progress: (share) => onProgress?.(share),
    memory: () => stop('memory'),
  });
  // The child may end before it has read its input. Its exit says why.
  child.stdin.on('error', () => undefined);
  for (const part of encodePayload(input)) child.stdin.write(part);
  child.stdin.end();

  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('close', (code, killedBy) => {
      done();
      const payload = stopped === undefined && code === 0 ? decodePayload(Buffer.concat(output)) : null;
      if (payload) return resolve({ is: 'done', payload });
      const why = stopped ?? (killedBy === 'SIGXCPU' ? 'timeout' : isOutOfMemory(detail) ? 'memory' : 'crashed');
      resolve({ is: 'stopped', why, detail: detail || `exit ${code ?? killedBy}` });
    });
  });
}

function command(task: Task): string[] {
  const kilobytes = (reservedMegabytes + task.memoryMegabytes) * 1024;
  return [
    process.platform === 'linux' ? String(kilobytes) : 'unlimited',
    String(Math.ceil(task.seconds)),
    process.execPath,
    `--max-old-space-size=${task.memoryMegabytes}`,
    '--import',
    './lib/process/guard.js',
    ...program(task),
    String(task.memoryMegabytes),
    String(process.pid),
  ];
}

/** The program of a task: compiled in production (scripts/build/programs.js), else its source. */
function program({ name, script }: Task): readonly string[] {
  // biome-ignore lint/style/noProcessEnv: the settings of the environment are not needed in this folder.
  if (process.env.NODE_ENV === 'production') return [`.build/${name}.js`];
  return ['--conditions=react-server', '--import', 'tsx', script];
}

// The web process and the worker run in the project's folder.
const projectFolder = () => path.resolve(/* turbopackIgnore: true */ process.cwd());

/** Reads the lines that the child and its guard write to descriptor 3. */
function readReports(
  stream: Readable,
  { progress, memory }: { readonly progress: (share: number) => void; readonly memory: () => void },
): void {
  let rest = '';
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop()?.slice(-100) ?? '';
    for (const line of lines) {
      const share = Number(/^progress ([\d.]+)$/.exec(line)?.[1] ?? Number.NaN);
      if (line === 'memory') memory();
      else if (share >= 0 && share <= 1) progress(share);
    }
  });
}
