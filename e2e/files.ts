import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** A file a person has on their machine. */
export type GivenFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

export const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** A receipt of one page, as a shop sends it. `say` sets it apart from others. */
export function receiptPdf(name: string, say: string): GivenFile {
  const text = `BT /F1 18 Tf 40 380 Td (${say}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 440] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(file, 'latin1') };
}

/** A photograph of 64 by 64 points, no two rows alike, so that a part of it cannot pass for the whole. */
export function photo(name = 'till.png'): GivenFile {
  const side = 64;
  const rows = Array.from({ length: side }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: side * 3 }, (_, x) => (x * 7919 + y * y * 104_729 + x * y * 31) % 256)]),
  );
  const header = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 8, 2, 0, 0, 0]);
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return { name, mimeType: 'image/png', buffer: Buffer.concat([signature, ...parts]) };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** The first part of a file: what is left of one whose sending was cut short. */
export const cutShort = (file: GivenFile): GivenFile => ({
  ...file,
  name: `cut-${file.name}`,
  buffer: file.buffer.subarray(0, Math.floor(file.buffer.length / 2)),
});

/** A file of a size, in bytes, that begins as a receipt does. */
export const largeFile = (bytes: number): GivenFile => ({
  name: 'catalogue.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(bytes - 9, 0x20)]),
});
