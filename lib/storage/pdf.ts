import 'server-only';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { Unreadable } from './unreadable';

const timeoutMs = 20_000;

/**
 * Renders the first pages of a PDF to images. Runs in a separate process, so that a malicious file cannot block or
 * crash the server. Throws Unreadable when the file is damaged, truncated or encrypted.
 */
export async function renderPdf(content: Uint8Array): Promise<Uint8Array[]> {
  if (!endsWhole(content)) throw new Unreadable('broken');
  const { code, output } = await run(content);
  if (code === 3) throw new Unreadable('locked');
  if (code !== 0) throw new Unreadable('broken');
  return frames(output);
}

/** Whether the file is complete. A PDF ends with %%EOF, and a truncated one does not (ISO 32000-1, 7.5.5). */
function endsWhole(content: Uint8Array): boolean {
  return Buffer.from(content.subarray(-2048)).includes('%%EOF');
}

function run(content: Uint8Array): Promise<{ code: number | null; output: Buffer }> {
  const script = path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/storage/render-pdf.js');
  const child = spawn(process.execPath, ['--max-old-space-size=256', script], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    env: { NODE_ENV: 'production' },
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(content);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks) }));
  });
}

/** Splits the output of the process into images. Four bytes with the length precede each image. */
function frames(output: Buffer): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 0; at + 4 <= output.length; ) {
    const length = output.readUInt32BE(at);
    found.push(output.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return found;
}
