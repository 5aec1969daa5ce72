/**
 * Prints what the seed has done, with the seconds since its process started. The command that starts the seed ends it when it
 * prints nothing for too long.
 */
export const say = (done: string): void => void process.stdout.write(`${process.uptime().toFixed(1)} s  ${done}\n`);
