import { describe, expect, test } from 'vitest';
import { decode, type Encoding } from './encoding';
import { readSource } from './read-source';

/** Encodes a text by looking its characters up in what the encoding decodes. */
function encode(text: string, encoding: Encoding): Uint8Array {
  const bytes = new Map<string, readonly number[]>();
  const learn = (sequence: readonly number[]) => {
    const letter = decode(Uint8Array.from(sequence), encoding);
    if ([...letter].length === 1 && letter !== '\ufffd' && !bytes.has(letter)) bytes.set(letter, sequence);
  };
  const all = Array.from({ length: 256 }, (_, byte) => byte);
  for (const byte of all) learn([byte]);
  if (encoding === 'shift_jis' || encoding === 'gb18030') {
    for (const lead of all.slice(0x81)) for (const trail of all.slice(0x40)) learn([lead, trail]);
  }
  return Uint8Array.from(
    [...text].flatMap((letter) => {
      const found = bytes.get(letter);
      if (found === undefined) throw new Error(`${encoding} has no ${letter}`);
      return found;
    }),
  );
}

const file = (payees: string) =>
  ['Date;Payee;Amount', ...payees.split('|').map((payee, at) => `2026-11-${10 + at};${payee};-${at},50`)].join('\r\n');

function table(content: Uint8Array, encoding: Encoding | null = null) {
  const source = readSource(content, { encoding });
  if (source.kind !== 'table') throw new Error('This is a statement.');
  return source;
}
const payeesIn = (source: ReturnType<typeof table>) => source.rows.slice(1).map(({ cells }) => cells[1]);

describe('detects', () => {
  test.each<[Encoding, string]>([
    ['windows-1252', 'Bäckerei Jäger|Gaststätte Zum Löwen|Straßenbahn Würzburg'],
    ['windows-1252', 'Hôtel du Château|Péage autoroute|Restaurant La Chaîne'],
    ['windows-1252', 'Købmand Sørensen|Blåbær Grønt|Køkken'],
    ['windows-1252', 'Müller|Crème brûlée|Señor Niño|São Paulo|København'],
    ['windows-1252', 'McDonald’s|Joe’s Diner'],
    ['windows-1252', 'Taxi £9.00|Cab £12.00'],
    ['windows-1252', 'Müller'],
    ['iso-8859-15', 'Café €5|Œuvre d’été'.replace('’', "'")],
    ['macintosh', 'Hôtel du Château|Péage autoroute|Restaurant La Chaîne'],
    ['macintosh', 'Bäckerei Jäger|Gaststätte Zum Löwen|Straßenbahn Würzburg'],
    ['windows-1250', 'Pekařství U Hřiště|Řeznictví Dvořák|Čerpací stanice Říčany'],
    ['windows-1250', 'Piekarnia Świeża|Księgarnia Pod Dębem|Żłobek Słoneczko'],
    ['windows-1250', 'Fűszerbolt Győző|Könyvesbolt Őrség|Vágány étterem'],
    ['iso-8859-2', 'Piekarnia Świeża|Księgarnia Pod Dębem|Łąka i Śnieg'],
    ['iso-8859-2', 'Pekařství U Hřiště|Řeznictví Dvořák|Šaty a tržnice'],
    ['ibm852', 'Piekarnia Świeża|Księgarnia Pod Dębem|Żłobek Słoneczko'],
    ['ibm850', 'Bäckerei Jäger|Gaststätte Zum Löwen|Straßenbahn Würzburg'],
    ['windows-1257', 'Kepykla Rūta|Vaistinė Ąžuolynas|Degalinė Šiaurė'],
    ['windows-1257', 'Kafejnīca Ķirsis|Maiznīca Lāči|Grāmatu veikals Ābece'],
    ['windows-1254', 'Fırın Güneş|Kırtasiye Işık|Eczane Şifa'],
    ['windows-1253', 'Αρτοποιείο Ήλιος|Φαρμακείο Παπαδόπουλος'],
    ['windows-1251', 'Пекарня Колос|Аптека|Магазин Продукты'],
  ])('%s in “%s”', (encoding, payees) => {
    const source = table(encode(file(payees), encoding));
    expect(payeesIn(source)).toEqual(payees.split('|'));
    expect(source.encodingIsSure).toBe(true);
  });

  test.each<[Encoding, string]>([
    ['windows-1250', 'Pekařství šťastný|Łódź Książki'],
    ['windows-1250', 'Dvořák'],
    ['macintosh', 'símbolos|kilómetros cirílico|día'],
    ['shift_jis', 'セブンイレブン|東京駅'],
    ['gb18030', '中国银行|咖啡店'],
  ])('%s in “%s”, but asks', (encoding, payees) => {
    const source = table(encode(file(payees), encoding));
    expect(payeesIn(source)).toEqual(payees.split('|'));
    expect(source.encodingIsSure).toBe(false);
    const samples = source.encodings.map(({ sample }) => sample);
    expect(new Set(samples).size).toBe(samples.length);
    expect(source.encodings[0]?.encoding).toBe(encoding);
    expect(payees.split('|').some((payee) => samples[0]?.includes(payee))).toBe(true);
    expect(samples.length).toBeGreaterThan(2);
  });

  test.each([
    ['UTF-16, little-endian', 'utf16le', [] as number[]],
    ['UTF-16, little-endian, with a mark', 'utf16le', [0xff, 0xfe]],
    ['UTF-16, big-endian', 'utf16be', []],
    ['UTF-16, big-endian, with a mark', 'utf16be', [0xfe, 0xff]],
    ['UTF-32, little-endian', 'utf32le', []],
    ['UTF-32, big-endian, with a mark', 'utf32be', [0, 0, 0xfe, 0xff]],
  ])('%s', (_, form, mark) => {
    const payees = 'Café Zürich|Łódź|Αθήνα';
    const [, bits = '16', end] = /(\d+)(..)/.exec(form) ?? [];
    const units =
      bits === '16'
        ? file(payees)
            .split('')
            .map((unit) => unit.charCodeAt(0))
        : [...file(payees)].map((point) => point.codePointAt(0) ?? 0);
    const size = Number(bits) / 8;
    const bytes = units.flatMap((unit) => {
      const little = Array.from({ length: size }, (_, at) => (unit >> (8 * at)) & 0xff);
      return end === 'le' ? little : little.reverse();
    });
    const source = table(Uint8Array.from([...mark, ...bytes]));
    expect(payeesIn(source)).toEqual(payees.split('|'));
    expect(source.encodingIsSure).toBe(true);
    expect(source.notices).toEqual([]);
  });
});

describe('UTF-8', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  test('a bad byte becomes one replacement character, and a notice names its line', () => {
    const source = table(Uint8Array.from([...bytes('Date,Payee\n2026-11-20,Café Zürich '), 0xff, ...bytes(',5\n')]));
    expect(source.rows[1]?.cells).toEqual(['2026-11-20', 'Café Zürich �', '5']);
    expect(source).toMatchObject({ encoding: 'utf-8', encodingIsSure: true });
    expect(source.notices).toEqual([expect.stringContaining('line 2')]);
  });

  test('a bad byte in a text without accents is no accent either', () => {
    const source = table(Uint8Array.from([...bytes('Date,Payee,Amount\n2026-11-20,Bun '), 0xff, ...bytes(',5\n')]));
    expect(source.rows[1]?.cells[1]).toBe('Bun �');
    expect(source).toMatchObject({ encoding: 'utf-8', encodingIsSure: true });
  });

  test('a byte order mark belongs to no cell, wherever it is', () => {
    const source = table(bytes('\ufeffDate,Amount\n2026-11-20,5.00\n\ufeff"Date","Amount"\n2026-11-21,6.00'));
    expect(source.rows.map(({ cells }) => cells[0])).toEqual(['Date', '2026-11-20', 'Date', '2026-11-21']);
  });

  test('accents that were encoded twice are corrected with a notice', () => {
    const source = table(bytes('Date,Payee,Amount\n2026-11-20,CafÃ© ZÃ¼rich,â‚¬5\n2026-11-21,Gare de LÃ¨ge,â‚¬6'));
    expect(payeesIn(source)).toEqual(['Café Zürich', 'Gare de Lège']);
    expect(source.rows[1]?.cells[2]).toBe('€5');
    expect(source.notices).toEqual([expect.stringContaining('lines 2 and 3')]);
  });

  test.each(['CAFÉ’S', '«CAFÉ»', 'IRMÃO ÂNGELO', 'MÜLLER–KÖLN'])('“%s” was not encoded twice', (payee) => {
    const source = table(bytes(`Date,Payee,Amount\n2026-11-20,${payee},5.00\n2026-11-21,Łódź é,6.00`));
    expect(source.rows[1]?.cells[1]).toBe(payee);
    expect(source.notices).toEqual([]);
  });

  test('NUL within a text is left out with a notice, and at its end without', () => {
    const source = table(bytes('Date,Amount\n2026-11-20,5\0.00\n2026-11-21,6.00\n\0\0\0\0'));
    expect(source.rows.map(({ cells }) => cells[1])).toEqual(['Amount', '5.00', '6.00']);
    expect(source.notices).toEqual([expect.stringContaining('line 2')]);
    expect(source.lineCount).toBe(3);
  });

  test('lines that only U+2028 separates are lines', () => {
    expect(table(bytes('Date,Amount\u20282026-11-20,5.00')).rows).toHaveLength(2);
  });
});

test('a person chooses the encoding', () => {
  const content = encode(file('Dvořák'), 'windows-1250');
  const source = table(content, 'windows-1252');
  expect(payeesIn(source)).toEqual(['Dvoøák']);
  expect(source).toMatchObject({ encoding: 'windows-1252', encodingIsSure: true });
  expect(source.encodings[0]?.encoding).toBe('windows-1252');
});
