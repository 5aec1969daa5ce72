import { spawn } from 'node:child_process';

/**
 * Suspends a process with SIGSTOP. A shell waits until `resume` closes its pipe from this process, and then sends
 * SIGCONT. The pipe also closes when this process is killed, so the suspended process always resumes.
 */
export function suspendProcess(pid: number): { readonly resume: () => void } {
  const shell = spawn('/bin/sh', ['-c', 'kill -STOP "$1"; read _; kill -CONT "$1"', 'outlay-suspend', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  return { resume: () => void shell.stdin.end() };
}
