import { writeSync } from 'node:fs';
import { decodePayload, encodePayload } from './frames';
import type { Payload } from './task';

const reports = 3;

/**
 * The main function of a child process: reads the input, does the work and returns the result to the parent. If `work`
 * throws, the task counts as crashed; a reason that a person should see belongs in the result.
 */
export async function serveTask(
  work: (input: Payload, progress: (share: number) => void) => Promise<Payload>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const input = decodePayload(Buffer.concat(chunks));
  if (!input) throw new Error('the input of the task is incomplete');
  const output = await work(input, (share) => writeSync(reports, `progress ${share.toFixed(3)}\n`));
  process.stdout.write(Buffer.concat(encodePayload(output)), () => process.exit(0));
}
