import type { Payload } from './task';

const lengthBytes = 4;

/** Encodes a payload: the facts as JSON, then the files. Four bytes with the length precede each. */
export function encodePayload({ facts, files }: Payload): Uint8Array[] {
  const json = Buffer.from(JSON.stringify(facts ?? null));
  return [json, ...files].flatMap((part) => {
    const length = Buffer.alloc(lengthBytes);
    length.writeUInt32BE(part.byteLength);
    return [length, part];
  });
}

/** Returns the payload in the bytes, or null if they are truncated or no payload. */
export function decodePayload(bytes: Buffer): Payload | null {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + lengthBytes <= bytes.byteLength) {
    const end = at + lengthBytes + bytes.readUInt32BE(at);
    if (end > bytes.byteLength) return null;
    parts.push(bytes.subarray(at + lengthBytes, end));
    at = end;
  }
  const [json, ...files] = parts;
  if (!json || at !== bytes.byteLength) return null;
  try {
    return { facts: JSON.parse(json.toString()), files };
  } catch {
    return null;
  }
}
