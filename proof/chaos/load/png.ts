import { crc32, deflateSync } from 'node:zlib';
import type { SeededRandom } from '@/sandbox/engine/seeded-random';

const width = 24;
const heights = { least: 24, most: 280 };

/**
 * Returns a small greyscale PNG of random pixels and a random height; every receipt is a different file, and few have the
 * same size (PNG specification, 5 and 11.2).
 */
export function createPng(random: SeededRandom): Buffer {
  const height = heights.least + random.integerBelow(heights.most - heights.least);
  const rows = Array.from({ length: height }, () =>
    // Each row starts with the number of its filter type; 0 means no filter.
    Buffer.from([0, ...Array.from({ length: width }, () => random.integerBelow(256))]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Byte 8 is the bit depth. Byte 9, the colour type, stays 0, which means greyscale.
  header[8] = 8;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.byteLength, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
