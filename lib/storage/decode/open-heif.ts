import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import type { ReceiptType } from '@/lib/domain/receipt/receipt';
import { DecodeError } from './decoding';
import { type Document, maxPixels } from './page';

type Pixels = { readonly data: Uint8ClampedArray | Uint8Array; readonly width: number; readonly height: number };

/** Opens a HEIC or AVIF photo. Of several pictures, the primary one is the page. */
export async function openHeif(content: Uint8Array, type: ReceiptType): Promise<Document> {
  const pixels = await (type === 'image/avif' ? decodeAvif(content) : decodeHeic(content));
  const { width, height } = pixels;
  const raw = { width, height, channels: 4 } as const;
  const turns = type === 'image/avif' ? quarterTurns(content) : 0;
  const open = () => sharp(pixels.data, { raw, limitInputPixels: false }).rotate((4 - turns) * 90);
  const size = turns % 2 === 0 ? { width, height } : { width: height, height: width };
  return { pageCount: 1, page: async () => ({ ...size, open }) };
}

/**
 * Returns how often an AVIF is to be turned by 90 degrees, anticlockwise: its `irot` box (ISO 23008-12, 6.5.10). libheif
 * turns a HEIC itself, the AVIF decoder does not.
 */
function quarterTurns(content: Uint8Array): number {
  const bytes = Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, 64 * 1024));
  const box = bytes.indexOf('\0\0\0\x09irot', 0, 'latin1');
  return box < 0 ? 0 : (bytes[box + 8] ?? 0) & 3;
}

async function decodeHeic(content: Uint8Array): Promise<Pixels> {
  const { default: libheif } = await import('libheif-js/wasm-bundle.js');
  const images = new libheif.HeifDecoder().decode(content);
  const image = images.find((one) => one.is_primary()) ?? images[0];
  if (!image) throw new Error('no picture');
  const [width, height] = [image.get_width(), image.get_height()];
  if (width * height > maxPixels) throw new DecodeError('tooManyPixels');
  const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
  const decoded = await new Promise<Pixels | null>((resolve) => image.display(target, resolve));
  if (!decoded) throw new Error('the picture cannot be decoded');
  return decoded;
}

/** The result of the AVIF decoder. Browsers have this class, Node has not. */
class ImageData {
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}

async function decodeAvif(content: Uint8Array): Promise<Pixels> {
  Object.assign(globalThis, { ImageData });
  const { default: decode, init } = await import('@jsquash/avif/decode.js');
  const file = createRequire(import.meta.url).resolve('@jsquash/avif/codec/dec/avif_dec.wasm');
  await init(await WebAssembly.compile(await readFile(file)));
  const decoded = await decode(new Uint8Array(content).buffer);
  if (!decoded) throw new Error('the picture cannot be decoded');
  return decoded;
}
