import { spawn } from 'node:child_process';

/**
 * Stops a process where it stands, as a machine that is put to sleep does, until it is let go. It is let go by a shell
 * that waits on a pipe from us, so that one we have stopped goes on even when we are killed.
 */
export function stopProcess(pid: number): { readonly letGo: () => void } {
  const shell = spawn('/bin/sh', ['-c', 'kill -STOP "$1"; read _; kill -CONT "$1"', 'outlay-stopped', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  return { letGo: () => void shell.stdin.end() };
}
