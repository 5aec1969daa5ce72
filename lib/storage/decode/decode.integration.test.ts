import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { ReceiptType } from '@/lib/domain/receipt/receipt';
import { aFixture, aPdf, aPdfOf, aPhoto, aPng, cut } from '@/lib/testing/files';
import { picture } from '../pictures';
import { sniff } from '../sniff';

const pdf = 'application/pdf';
const catalogue = '<< /Type /Catalog /Pages 2 0 R >>';
const text = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
const page = (box: string, contents = 4) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents ${contents} 0 R /Resources << >> >>`;

/** Returns a PDF of one page of this size, in points, with a black square at its bottom. */
const aPage = (width: number, height: number) =>
  aPdfOf([
    catalogue,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    page(`0 0 ${width} ${height}`),
    text('20 20 60 60 re f'),
  ]);

const blank = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: '#d8e4d0' }, limitInputPixels: false });

/** Sniffs the file as an upload does, and returns the sizes of its pictures. */
async function open(content: Uint8Array) {
  const sniffed = await sniff(content);
  if (sniffed.is === 'other') throw new Error(`sniffed as ${sniffed.mime}`);
  const { pages, documentPages, thumbnail } = await picture(content, sniffed.type);
  const sizes = await Promise.all([thumbnail, ...pages].map(async (file) => sharp(file).metadata()));
  const [small, ...shown] = sizes.map(({ width, height }) => `${width} × ${height}`);
  return { type: sniffed.type, documentPages, small, shown };
}

describe('a PDF', () => {
  test.each([
    ['1,000 zeros before its header', Buffer.concat([Buffer.alloc(1000), aPdf()])],
    ['4 KB of headers before its header', Buffer.concat([Buffer.from('X-Mailer: post\r\n'.repeat(256)), aPdf()])],
    ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), aPdf()])],
    ['a megabyte after its end', Buffer.concat([aPdf(), Buffer.from('<p>ad</p>'.repeat(116_000))])],
    ['zeros after its end', Buffer.concat([aPdf(), Buffer.alloc(5000)])],
    ['no end mark', aPdf().subarray(0, -7)],
  ])('with %s opens', async (_, content) => {
    expect(await open(content)).toMatchObject({ type: pdf, documentPages: 1, shown: ['900 × 1320'] });
  });

  test('of a till roll keeps its width, in several pictures', async () => {
    const { shown, small } = await open(aPage(226, 6000));
    expect(shown).toEqual(Array.from({ length: 5 }, () => '678 × 3600'));
    expect(small).toBe('240 × 480');
  });

  test.each([
    [10, 14_400, 11],
    [226, 200_000, 12],
    [20_000, 200, 12],
    [14_400, 14_400, 1],
  ])('of %d × %d points opens in %d pictures', async (width, height, count) => {
    expect((await open(aPage(width, height))).shown).toHaveLength(count);
  });

  test('of a roll that is blank at its top has a thumbnail with its text', async () => {
    const { thumbnail } = await picture(aPage(226, 6000), pdf);
    const { channels } = await sharp(thumbnail).stats();
    expect(channels[0]?.min).toBeLessThan(40);
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 240, height: 480 });
  });

  test('of 2,000 pages shows the first ones, and knows how many there are', async () => {
    const kids = Array.from({ length: 2000 }, (_, index) => `${index + 4} 0 R`).join(' ');
    const pages = Array.from({ length: 2000 }, () => page('0 0 300 440', 3));
    const content = aPdfOf([
      catalogue,
      `<< /Type /Pages /Kids [${kids}] /Count 2000 >>`,
      text('0 0 9 9 re f'),
      ...pages,
    ]);
    const { documentPages, shown } = await open(content);
    expect(documentPages).toBe(2000);
    expect(shown).toHaveLength(12);
  });
});

test.each([
  ['of 51 megapixels', () => blank(8256, 6192).jpeg().toBuffer(), '1400 × 1050'],
  ['of 200 megapixels', () => blank(16_320, 12_240).jpeg().toBuffer(), '1400 × 1050'],
  ['that is turned', () => blank(800, 600).jpeg().withMetadata({ orientation: 6 }).toBuffer(), '600 × 800'],
  ['without its end mark', async () => (await aPhoto()).subarray(0, -2), '320 × 480'],
  [
    'with zeros for its end',
    async () => Buffer.concat([(await aPhoto()).subarray(0, -2), Buffer.alloc(400)]),
    '320 × 480',
  ],
  ['with a film after it', async () => Buffer.concat([await aPhoto(), Buffer.alloc(9000, 7)]), '320 × 480'],
  ['for print', () => blank(320, 480).toColourspace('cmyk').jpeg().toBuffer(), '320 × 480'],
])('a JPEG %s opens', async (_, make, size) => {
  expect(await open(await make())).toMatchObject({ type: 'image/jpeg', shown: [size] });
});

test.each([
  ['a PNG of 7,000 × 7,000', () => blank(7000, 7000, 4).png().toBuffer(), 'image/png', '1400 × 1400'],
  ['a PNG with 16 bits', () => blank(64, 96).toColourspace('rgb16').png().toBuffer(), 'image/png', '64 × 96'],
  ['an AVIF', () => blank(320, 480).avif({ effort: 0 }).toBuffer(), 'image/avif', '320 × 480'],
  ['a HEIC', async () => aFixture('photo.heic'), 'image/heic', '480 × 640'],
  ['an animation', () => animation().gif().toBuffer(), 'image/gif', '40 × 40'],
  ['a WebP animation', () => animation().webp().toBuffer(), 'image/webp', '40 × 40'],
  ['a TIFF for print', () => blank(64, 96).toColourspace('cmyk').tiff().toBuffer(), 'image/tiff', '64 × 96'],
] as const)('%s opens', async (_, make, type: ReceiptType, size) => {
  expect(await open(await make())).toMatchObject({ type, documentPages: 1, shown: [size] });
});

const animation = () =>
  sharp(Buffer.alloc(40 * 120 * 3, 90), { raw: { width: 40, height: 120, channels: 3, pageHeight: 40 } });

test('a HEIC has its colours', async () => {
  const { pages } = await picture(aFixture('photo.heic'), 'image/heic');
  const { data } = await sharp(pages[0])
    .extract({ left: 40, top: 590, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [red = 0, green = 255, blue = 255] = data;
  expect(red).toBeGreaterThan(200);
  expect(Math.max(green, blue)).toBeLessThan(60);
});

test('an AVIF is turned as its file says', async () => {
  const { pages } = await picture(aFixture('turned.avif'), 'image/avif');
  const { data, info } = await sharp(pages[0]).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([200, 300]);
  // The left half of the picture is blue. Turned anticlockwise, it is the lower half.
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)];
  expect(at(100, 50)[0]).toBeGreaterThan(200);
  expect(at(100, 250)[2]).toBeGreaterThan(200);
});

test('transparent parts are white', async () => {
  const { pages } = await picture(await blankTransparent(), 'image/png');
  const { data } = await sharp(pages[0]).raw().toBuffer({ resolveWithObject: true });
  expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
});

const blankTransparent = () =>
  sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .png()
    .toBuffer();

test.each([
  ['a PNG of 400 megapixels', 'tooManyPixels', () => blank(20_000, 20_000).toColourspace('b-w').png().toBuffer()],
  ['a JPEG whose last rows are missing', 'truncated', async () => cut(await aPhoto(), 0.95)],
  ['a PNG that changed on the way', 'broken', async () => (await aPng()).fill(7, 400, 900)],
  ['a PDF without pages', 'noPages', async () => aPdfOf([catalogue, '<< /Type /Pages /Kids [] /Count 0 >>'])],
  ['a PDF whose tree of pages loops', 'broken', async () => aLoopingTree()],
  ['a PDF whose forms contain themselves', 'tooMuchMemory', async () => aLoopingForm()],
])('refuses %s as %s', async (_, why, make) => {
  await expect(open(await make())).rejects.toMatchObject({ why });
});

const aLoopingTree = () => aPdfOf([catalogue, `<< /Type /Pages /Kids [${'2 0 R '.repeat(40)}] /Count 1000000 >>`]);

/** Returns a PDF of 700 bytes whose content draws itself twice. */
function aLoopingForm(): Buffer {
  const form =
    '<< /Type /XObject /Subtype /Form /BBox [0 0 300 440] /Resources << /XObject << /F 5 0 R >> >> /Length 11 >>\nstream\n/F Do /F Do\nendstream';
  return aPdfOf([
    catalogue,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 440] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>',
    text('/F Do'),
    form,
  ]);
}
