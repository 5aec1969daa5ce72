import pino from 'pino';
import { env } from './env';

let logger: pino.Logger | undefined;

/** Fields whose value must not reach a log: secrets and the contents of documents. */
const secrets = ['password', 'authorization', 'cookie', 'token', 'secret', 'apiKey', 'passwordHash', 'body', 'receipt'];
const redact = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** Returns the logger of this process, which writes JSON lines. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    redact,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  return logger;
}
