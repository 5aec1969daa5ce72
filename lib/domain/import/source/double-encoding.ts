import { linesOf } from './clean-text';
import { decode } from './encoding';
import { linesText } from './notices';

/** What the bytes of UTF-8 look like after they were read as Windows-1252, and were encoded again: “Ã©” for “é”. */
const bytes = new Map(
  Array.from({ length: 128 }, (_, at) => at + 128).map((byte) => [decode(Uint8Array.of(byte), 'windows-1252'), byte]),
);
const continuation = `[${[...bytes]
  .filter(([, byte]) => byte < 0xc0)
  .map(([letter]) => letter)
  .join('')
  .replace(/[\\\]^-]/g, '\\$&')}]`;
const anySequence = new RegExp(`[Â-ß]${continuation}|[à-ï]${continuation}{2}|[ð-ô]${continuation}{3}`, 'gu');
// In a text that has other accents, only sequences count that no language writes: Â, Ã and â before a symbol.
const rareSequence = new RegExp(`[ÂÃ]${continuation}|â[‚€]${continuation}|ï¿½`, 'gu');

/** Corrects accents that were encoded twice. Returns the text with a notice; null when there are none. */
export function correctDoubleEncoding(text: string): { text: string; notice: string } | null {
  const accents = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  if (accents < 2) return null;
  const covered = (text.match(anySequence) ?? []).join('').length;
  const sequence = covered >= accents * 0.95 ? anySequence : rareSequence;
  const lines = linesOf(text, sequence);
  if (lines.length === 0) return null;
  return {
    text: text.replace(sequence, decodeAgain),
    notice: `Accents were encoded twice, as “Ã©” for “é” (${linesText(lines)}). They are corrected.`,
  };
}

function decodeAgain(sequence: string): string {
  const text = decode(
    Uint8Array.from([...sequence], (letter) => bytes.get(letter) ?? 0),
    'utf-8',
  );
  return text.includes('\ufffd') && sequence !== 'ï¿½' ? sequence : text;
}
