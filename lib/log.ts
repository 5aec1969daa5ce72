import pino from 'pino';
import { env } from './env';

let logger: pino.Logger | undefined;

/** The fields whose values are redacted in the log: secrets and the contents of documents. */
const secrets = ['password', 'authorization', 'cookie', 'token', 'secret', 'apiKey', 'passwordHash', 'body', 'receipt'];
const redact = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** Returns the logger of this process. It writes one JSON object per line. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    redact,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  return logger;
}
