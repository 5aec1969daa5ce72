import { shorten } from '../../text';
import { decode, type Encoding } from './encoding';
import type { EncodingSample } from './source';

const mostSamples = 12;

/**
 * Returns how each encoding reads the line of the file that tells them apart best. An encoding that reads it as an
 * earlier one does is left out, except the first.
 */
export function encodingSamples(content: Uint8Array, ranked: readonly Encoding[]): readonly EncodingSample[] {
  const [first] = ranked;
  if (first === undefined) return [];
  const line =
    first.startsWith('utf-16') || first.startsWith('utf-32') ? content.subarray(0, 400) : tellingLine(content);
  const samples = new Map<string, Encoding>();
  for (const encoding of ranked) {
    const sample = shorten(
      decode(line, encoding)
        .trim()
        .split(/[\r\n]/)[0] ?? '',
      160,
    );
    if (!samples.has(sample)) samples.set(sample, encoding);
  }
  return [...samples].slice(0, mostSamples).map(([sample, encoding]) => ({ encoding, sample }));
}

/** Returns the line with the most different bytes above 127, among the first that have any; else the first line. */
function tellingLine(content: Uint8Array): Uint8Array {
  let best = content.subarray(0, lineEnd(content, 0));
  let most = 0;
  let seen = 0;
  for (let at = 0; at < content.length && seen < 300; ) {
    const end = lineEnd(content, at);
    const line = content.subarray(at, Math.min(end, at + 400));
    const high = new Set(line.filter((byte) => byte >= 0x80)).size;
    if (high > 0) seen += 1;
    if (high > most) {
      best = line;
      most = high;
    }
    at = end + 1;
  }
  return best;
}

function lineEnd(content: Uint8Array, from: number): number {
  let at = from;
  while (at < content.length && content[at] !== 0x0a && content[at] !== 0x0d) at += 1;
  return at;
}
