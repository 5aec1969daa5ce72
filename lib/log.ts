import pino from 'pino';
import { env } from './env';

let made: pino.Logger | undefined;

/** Whatever would identify a secret or a person's document never reaches a log. */
const secrets = ['password', 'authorization', 'cookie', 'token', 'secret', 'apiKey', 'passwordHash', 'body', 'receipt'];
const redact = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** Structured lines with ids. One per process. */
export function log(): pino.Logger {
  made ??= pino({
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    redact,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  return made;
}
