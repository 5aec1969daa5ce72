// Reads a PDF from standard input and writes its first pages as WebP images. Four bytes with the length precede each
// image. The file is plain JavaScript, because Node runs it directly. Exit code 2 means that the PDF cannot be read,
// and 3 that it is protected by a password.
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';

const mostPages = 5;
const pageWidth = 1400;

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);

const library = await PDFiumLibrary.init();
try {
  const document = await library.loadDocument(Buffer.concat(chunks));
  if (document.getPageCount() < 1) process.exit(2);
  for (let index = 0; index < Math.min(mostPages, document.getPageCount()); index += 1) {
    const page = document.getPage(index);
    const { originalWidth } = page.getOriginalSize();
    const scale = Math.min(3, pageWidth / Math.max(1, originalWidth));
    const bitmap = await page.render({ scale, render: 'bitmap' });
    const picture = await sharp(bitmap.data, {
      raw: { width: bitmap.width, height: bitmap.height, channels: 4 },
      limitInputPixels: 50_000_000,
    })
      .flatten({ background: '#ffffff' })
      .webp({ quality: 82 })
      .toBuffer();
    const length = Buffer.alloc(4);
    length.writeUInt32BE(picture.length);
    process.stdout.write(Buffer.concat([length, picture]));
  }
  document.destroy();
} catch (error) {
  process.exitCode = /password/i.test(String(error)) ? 3 : 2;
}
