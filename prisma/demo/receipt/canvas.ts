/** The fonts of a page. PDF readers have them, so none is embedded. */
const fonts = { plain: 'Helvetica', bold: 'Helvetica-Bold', mono: 'Courier', monoBold: 'Courier-Bold' } as const;
export type Font = keyof typeof fonts;

/** A colour as red, green and blue from 0 to 1. */
export type Colour = readonly [number, number, number];
export const ink: Colour = [0.13, 0.13, 0.16];
export const grey: Colour = [0.45, 0.46, 0.5];

type Text = {
  readonly size?: number;
  readonly font?: Font;
  readonly colour?: Colour;
  readonly align?: 'left' | 'right' | 'centre';
};

/** Draws one page of a PDF. Coordinates are in points from the top left corner. */
export class Canvas {
  readonly #parts: string[] = [];

  constructor(
    readonly width: number,
    readonly height: number,
  ) {}

  text(
    x: number,
    y: number,
    text: string,
    { size = 9, font = 'plain', colour = ink, align = 'left' }: Text = {},
  ): void {
    const width = widthOf(text, size, font);
    const start = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
    const key = Object.keys(fonts).indexOf(font) + 1;
    this.#parts.push(
      `BT /F${key} ${size} Tf ${colour.join(' ')} rg ${start.toFixed(1)} ${(this.height - y).toFixed(1)} Td (${escaped(text)}) Tj ET`,
    );
  }

  rectangle(x: number, y: number, width: number, height: number, colour: Colour = ink): void {
    this.#parts.push(`${colour.join(' ')} rg ${x} ${this.height - y - height} ${width} ${height} re f`);
  }

  /** A horizontal line; dashed like the tear line of a till. */
  line(x: number, y: number, width: number, isDashed = false, colour: Colour = grey): void {
    const at = this.height - y;
    this.#parts.push(`[${isDashed ? '3 2' : ''}] 0 d 0.7 w ${colour.join(' ')} RG ${x} ${at} m ${x + width} ${at} l S`);
  }

  /** Returns the page as a PDF file. */
  toPdf(): Uint8Array {
    const content = this.#parts.join('\n');
    const names = Object.values(fonts);
    const list = names.map((_, index) => `/F${index + 1} ${index + 5} 0 R`).join(' ');
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${this.width} ${this.height}] /Contents 4 0 R /Resources << /Font << ${list} >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ...names.map((name) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`),
    ];
    let file = '%PDF-1.4\n';
    const offsets = objects.map((object, index) => {
      const offset = file.length;
      file += `${index + 1} 0 obj\n${object}\nendobj\n`;
      return offset;
    });
    const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
    return Buffer.from(file, 'latin1');
  }
}

/** The euro sign and the apostrophe have other codes in WinAnsiEncoding than in Unicode. */
const escaped = (line: string) =>
  line
    .replace(/[\\()]/g, '\\$&')
    .replaceAll('€', '\x80')
    .replaceAll('’', '\x92')
    .replace(/[^\x20-\xff]/g, '?');

/** The widths of Helvetica’s characters in thousandths of the size, by class: enough to align a column of figures. */
function widthOf(text: string, size: number, font: Font): number {
  if (font.startsWith('mono')) return text.length * size * 0.6;
  const wide = font === 'bold' ? 1.06 : 1;
  const units = [...text].reduce((sum, letter) => sum + unitsOf(letter), 0);
  return (units / 1000) * size * wide;
}

function unitsOf(letter: string): number {
  if (/[0-9£€$]/.test(letter)) return 556;
  if (/[.,:;'’| ijlI]/.test(letter)) return 260;
  if (/[mwMW@%]/.test(letter)) return 840;
  if (/[A-Z&]/.test(letter)) return 680;
  return 520;
}
