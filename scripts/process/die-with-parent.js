import { isMainThread } from 'node:worker_threads';

/**
 * Preloaded (`node --import`) into every program started by `spawnChild`. The IPC channel closes when the parent ends,
 * even after kill -9; then this process ends too: SIGTERM first, SIGKILL after 5 s. The pid check skips grandchildren,
 * which may inherit these arguments.
 */
if (isMainThread && process.channel && process.env.OUTLAY_PARENT_PID === String(process.ppid)) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5000).unref();
  });
  process.channel.unref();
}
