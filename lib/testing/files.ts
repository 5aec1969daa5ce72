import { readFileSync } from 'node:fs';
import sharp from 'sharp';

/** Returns a photo as a phone takes it, with its location in the metadata. */
export const aPhoto = (): Promise<Buffer> =>
  noise()
    .withExif({
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 27/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '2/1 35/1 0/1' },
    })
    .jpeg()
    .toBuffer();
export const aPng = (): Promise<Buffer> => noise().png().toBuffer();
export const aWebp = (): Promise<Buffer> => noise().webp().toBuffer();

/** An image of random pixels. It compresses badly, so that truncating the file always loses image data. */
const noise = () =>
  sharp({
    create: {
      width: 320,
      height: 480,
      channels: 3,
      background: '#f4f1ea',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  });

/** Returns a PDF of one page. `trailer` is added to the trailer of the file. */
export function aPdf(text = 'Total GBP 120.00', trailer = ''): Buffer {
  const content = `BT /F1 16 Tf 40 360 Td (${text}) Tj ET`;
  return aPdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 440] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ],
    trailer,
  );
}

/** Returns a PDF with these objects. The first one is its catalogue. */
export function aPdfOf(objects: readonly string[], trailer = ''): Buffer {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Returns a PDF that is protected with a password (standard security handler, revision 2). */
export function aLockedPdf(): Buffer {
  const key = (letter: string) => `<${letter.repeat(64)}>`;
  return aPdf(
    'secret',
    `/ID [${key('a')} ${key('a')}] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${key('1')} /U ${key('2')} >>`,
  );
}

/** Returns one of the receipts in lib/storage/decode/fixtures. */
export const aFixture = (name: string): Buffer =>
  readFileSync(new URL(`../storage/decode/fixtures/${name}`, import.meta.url));

export const cut = (file: Buffer, share: number): Buffer => file.subarray(0, Math.floor(file.length * share));
