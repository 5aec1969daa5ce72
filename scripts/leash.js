import { isMainThread } from 'node:worker_threads';

/**
 * Loaded before a program that the supervisor starts (`node --import`). The channel to the supervisor closes when that
 * goes, however it happens; then this process goes too, politely first.
 */
if (isMainThread && process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5000).unref();
  });
  process.channel.unref();
}
