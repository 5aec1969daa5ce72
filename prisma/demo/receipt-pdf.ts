/** Returns a receipt as a one-page PDF. */
export function receiptPdf(receipt: {
  merchant: string;
  day: string;
  amount: string;
  currency: string;
  note?: string | undefined;
}): Uint8Array {
  const lines = [
    [24, receipt.merchant],
    [11, `Date ${receipt.day}`],
    [11, receipt.note ?? 'Thank you'],
    [16, `Total ${receipt.currency} ${receipt.amount}`],
    [9, 'Prices include VAT where it applies'],
  ] as const;
  const text = lines
    .map(([size, line], index) => `BT /F1 ${size} Tf 40 ${380 - index * 44} Td (${escaped(line)}) Tj ET`)
    .join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 440] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
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

const escaped = (line: string) => line.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\xff]/g, '?');
