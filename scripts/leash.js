import { isMainThread } from 'node:worker_threads';

/**
 * Loaded before a program that a command of ours starts (`node --import`). The channel to the command closes when that
 * goes, however it happens; then this process goes too, politely first. What the program itself starts in turn is its
 * own affair, although it may hand these arguments on.
 */
if (isMainThread && process.channel && process.env.OUTLAY_LEASH === String(process.ppid)) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5000).unref();
  });
  process.channel.unref();
}
