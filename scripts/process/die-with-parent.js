import { isMainThread } from 'node:worker_threads';

/**
 * Loaded (`node --import`) before the code of every program that `spawnChild` starts. The IPC channel closes when the
 * parent ends, even after kill -9. This process then ends as well: SIGTERM first, SIGKILL after 5 s. The check of the
 * pid excludes grandchildren, which may inherit the arguments.
 */
if (isMainThread && process.channel && process.env.OUTLAY_PARENT_PID === String(process.ppid)) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5000).unref();
  });
  process.channel.unref();
}
