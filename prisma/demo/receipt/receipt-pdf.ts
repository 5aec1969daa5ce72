import { Canvas, type Colour, grey, ink } from './canvas';

/** What a receipt of the demo shows. The amount is a decimal as a person types it. */
export type DemoReceipt = {
  readonly merchant: string;
  readonly day: string;
  readonly amount: string;
  readonly currency: string;
  readonly note: string;
  /** Whether the amount includes UK VAT of 20 %. */
  readonly hasTax: boolean;
  readonly layout: 'till' | 'invoice' | 'ticket';
};

/** Returns a receipt as a one-page PDF: of a till, an invoice on A4, or the ticket of a booking. */
export function receiptPdf(receipt: DemoReceipt): Uint8Array {
  switch (receipt.layout) {
    case 'till':
      return tillReceipt(receipt);
    case 'invoice':
      return invoice(receipt);
    case 'ticket':
      return ticket(receipt);
  }
}

type Sums = { readonly net: string; readonly tax: string; readonly total: string };

/** The tax is a sixth of the total, rounded half up, and the net amount is the rest. */
function sumsOf({ amount, hasTax }: DemoReceipt): Sums {
  const total = Math.round(Number(amount) * 100);
  const tax = hasTax ? Math.round(total / 6) : 0;
  const text = (minor: number) => (minor / 100).toFixed(2);
  return { net: text(total - tax), tax: text(tax), total: text(total) };
}

/** A number that looks like that of a till or an invoice, and is the same for the same receipt. */
function numberOf({ merchant, day, amount }: DemoReceipt): string {
  const sum = [...`${merchant} ${day} ${amount}`].reduce(
    (hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 900_000,
    7,
  );
  return String(100_000 + sum);
}

const signs: Readonly<Record<string, string>> = { GBP: '£', EUR: '€', USD: '$' };
const money = ({ currency }: DemoReceipt, amount: string): string => `${signs[currency] ?? `${currency} `}${amount}`;
const written = (day: string): string => day.split('-').reverse().join('/');

function tillReceipt(receipt: DemoReceipt): Uint8Array {
  const page = new Canvas(226, 400);
  const [left, right, middle] = [16, 210, 113];
  const { net, tax, total } = sumsOf(receipt);
  const small = { size: 8, font: 'mono' } as const;
  page.text(middle, 40, receipt.merchant.toUpperCase(), { size: 12, font: 'monoBold', align: 'centre' });
  page.text(middle, 54, '12 Corn Street, Bristol BS1 1HT', { ...small, align: 'centre' });
  page.text(middle, 66, 'Tel 0117 496 0127', { ...small, align: 'centre' });
  page.line(left, 80, right - left, true);
  page.text(left, 96, written(receipt.day), small);
  page.text(right, 96, `No. ${numberOf(receipt)}`, { ...small, align: 'right' });
  page.line(left, 106, right - left, true);
  page.text(left, 126, `1 x ${receipt.note || 'Sale'}`.slice(0, 26), { size: 9, font: 'mono' });
  page.text(right, 126, total, { size: 9, font: 'mono', align: 'right' });
  page.line(left, 142, right - left, true);
  page.text(left, 164, 'TOTAL', { size: 13, font: 'monoBold' });
  page.text(right, 164, money(receipt, total), { size: 13, font: 'monoBold', align: 'right' });
  page.text(left, 186, receipt.hasTax ? 'Net' : 'Zero rated', small);
  page.text(right, 186, net, { ...small, align: 'right' });
  if (receipt.hasTax) {
    page.text(left, 198, 'VAT 20.00%', small);
    page.text(right, 198, tax, { ...small, align: 'right' });
  }
  page.line(left, 212, right - left, true);
  page.text(left, 228, 'VISA DEBIT ************4590', small);
  page.text(left, 240, 'CONTACTLESS   APPROVED', small);
  if (receipt.hasTax) page.text(left, 252, 'VAT REG 319 4427 06', small);
  bars(page, 48, 276, numberOf(receipt), 44);
  page.text(middle, 344, 'THANK YOU', { size: 9, font: 'monoBold', align: 'centre' });
  page.text(middle, 358, 'Please keep your receipt', { ...small, align: 'centre' });
  return page.toPdf();
}

const navy: Colour = [0.12, 0.22, 0.39];
const pale: Colour = [0.93, 0.95, 0.98];

function invoice(receipt: DemoReceipt): Uint8Array {
  const page = new Canvas(595, 842);
  const [left, right] = [56, 539];
  const { net, tax, total } = sumsOf(receipt);
  page.rectangle(0, 0, 595, 10, navy);
  page.text(left, 72, receipt.merchant, { size: 20, font: 'bold', colour: navy });
  page.text(left, 88, '4 Victoria Street, London EC4N 4SA', { colour: grey });
  page.text(right, 72, 'INVOICE', { size: 16, colour: grey, align: 'right' });
  page.text(left, 140, 'Billed to', { colour: grey });
  page.text(left, 156, 'Harbour & Finch Ltd', { size: 11, font: 'bold' });
  page.text(left, 170, '8 Welsh Back, Bristol BS1 4SB');
  const facts = [
    ['Invoice number', `INV-${numberOf(receipt)}`],
    ['Date', written(receipt.day)],
    ['Payment', 'Paid by card'],
  ] as const;
  for (const [index, [name, value]] of facts.entries()) {
    page.text(360, 140 + index * 16, name, { colour: grey });
    page.text(right, 140 + index * 16, value, { align: 'right' });
  }
  page.rectangle(left, 216, right - left, 24, pale);
  page.text(left + 10, 232, 'Description', { font: 'bold' });
  page.text(350, 232, 'Quantity', { font: 'bold', align: 'right' });
  page.text(440, 232, 'Price', { font: 'bold', align: 'right' });
  page.text(right - 10, 232, 'Amount', { font: 'bold', align: 'right' });
  page.text(left + 10, 262, receipt.note || `Services, ${written(receipt.day).slice(3)}`);
  page.text(350, 262, '1', { align: 'right' });
  page.text(440, 262, net, { align: 'right' });
  page.text(right - 10, 262, net, { align: 'right' });
  page.line(left, 280, right - left);
  const sums = [
    ['Subtotal', net],
    [receipt.hasTax ? 'VAT 20%' : 'VAT 0%', tax],
  ] as const;
  for (const [index, [name, value]] of sums.entries()) {
    page.text(440, 304 + index * 18, name, { colour: grey, align: 'right' });
    page.text(right - 10, 304 + index * 18, value, { align: 'right' });
  }
  page.rectangle(340, 340, right - 340, 32, navy);
  page.text(356, 360, 'Total paid', { size: 11, font: 'bold', colour: [1, 1, 1] });
  page.text(right - 10, 360, money(receipt, total), { size: 13, font: 'bold', colour: [1, 1, 1], align: 'right' });
  page.text(left, 780, `${receipt.merchant} · Registered in England and Wales`, { size: 8, colour: grey });
  if (receipt.hasTax) page.text(right, 780, 'VAT number GB 284 9113 52', { size: 8, colour: grey, align: 'right' });
  return page.toPdf();
}

const teal: Colour = [0.03, 0.42, 0.42];

function ticket(receipt: DemoReceipt): Uint8Array {
  const page = new Canvas(420, 298);
  const { tax, total } = sumsOf(receipt);
  page.rectangle(0, 0, 420, 56, teal);
  page.text(24, 35, receipt.merchant, { size: 17, font: 'bold', colour: [1, 1, 1] });
  page.text(396, 35, 'Booking receipt', { colour: [0.85, 0.95, 0.95], align: 'right' });
  const facts = [
    ['Reference', `${numberOf(receipt)}-${receipt.day.slice(5, 7)}`],
    ['Date', written(receipt.day)],
    ['Details', receipt.note || 'Booking'],
    ['Paid with', 'Visa ending 4590'],
  ] as const;
  for (const [index, [name, value]] of facts.entries()) {
    page.text(24, 86 + index * 30, name, { size: 8, colour: grey });
    page.text(24, 99 + index * 30, value, { size: 11, font: 'bold', colour: ink });
  }
  page.line(24, 214, 372, true);
  page.text(24, 242, 'Total', { size: 12 });
  page.text(24, 258, receipt.hasTax ? `including VAT of ${money(receipt, tax)}` : 'no VAT', { size: 8, colour: grey });
  page.text(396, 248, money(receipt, total), { size: 20, font: 'bold', colour: teal, align: 'right' });
  bars(page, 266, 84, numberOf(receipt), 96);
  return page.toPdf();
}

/** Bars that look like a code, from the digits of a number. They encode nothing. */
function bars(page: Canvas, left: number, top: number, number: string, height: number): void {
  let x = left;
  for (const digit of number.repeat(4)) {
    const width = (Number(digit) % 3) + 1;
    page.rectangle(x, top, width, height);
    x += width + (Number(digit) % 2) + 2;
  }
}
