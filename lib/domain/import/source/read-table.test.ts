import { describe, expect, test } from 'vitest';
import { readTable } from './read-table';

/** Reads a text, checks that every physical line is counted once, and returns the table. */
function read(text: string) {
  const table = readTable(text);
  const lines = [...table.rows, ...table.leftOut, ...table.refused]
    .flatMap(({ line, lineCount }) => Array.from({ length: lineCount }, (_, at) => line + at))
    .sort((a, b) => a - b);
  expect(lines).toEqual(Array.from({ length: table.lineCount }, (_, at) => at + 1));
  return table;
}
const cellsOf = (text: string) => read(text).rows.map(({ cells }) => cells);

describe('line ends', () => {
  test.each([
    ['LF', 'Date,Merchant,Amount\n13/11/2026,Bun,-5.00\n14/11/2026,Sign,-6.00\n'],
    ['CRLF', 'Date,Merchant,Amount\r\n13/11/2026,Bun,-5.00\r\n14/11/2026,Sign,-6.00\r\n'],
    ['CR', 'Date,Merchant,Amount\r13/11/2026,Bun,-5.00\r14/11/2026,Sign,-6.00'],
    ['all of them', 'Date,Merchant,Amount\r\n13/11/2026,Bun,-5.00\n14/11/2026,Sign,-6.00\r'],
  ])('reads %s', (_, text) => {
    const { rows, lineCount } = read(text);
    expect(lineCount).toBe(3);
    expect(rows.map(({ line, cells }) => [line, cells[1]])).toEqual([
      [1, 'Merchant'],
      [2, 'Bun'],
      [3, 'Sign'],
    ]);
  });

  test('a cell of two lines stays one record', () => {
    const { rows } = read(
      'Date,Merchant,Address,Amount\n13/11/2026,Bun,"1 High Road\nFloor 2",-5.00\n14/11/2026,Sign,,-6.00',
    );
    expect(rows.map(({ line, lineCount }) => [line, lineCount])).toEqual([
      [1, 1],
      [2, 2],
      [4, 1],
    ]);
  });
});

describe('quotes', () => {
  test.each([
    ['that open a cell only', '"The Bun" House Ltd', '"The Bun" House Ltd'],
    ['in the middle', 'Paint "R" Us', 'Paint "R" Us'],
    ['around a delimiter in the middle', 'Paint "R, S" Us', 'Paint "R, S" Us'],
    ['for inches', '5" pipe', '5" pipe'],
    ['that are not doubled', '"Smith, "Bob" & Co"', 'Smith, "Bob" & Co'],
    ['that are not doubled, with delimiters', '"Bun, "The House", Leeds"', 'Bun, "The House", Leeds'],
    ['that are doubled at the end only', '"Sign""', 'Sign"'],
    ['that are doubled at the start only', '""Van"', '"Van'],
    ['that are doubled', '"Paint ""R"" Us"', 'Paint "R" Us'],
    ['after a backslash', '"Paint \\"R\\", Us"', 'Paint "R", Us'],
    ['that nothing closes', '"Bun', '"Bun'],
    ['with spaces around', ' " Bun, London " ', ' Bun, London '],
    ['that are single', "'AT0011'", "'AT0011'"],
    ["for Excel's text", '="0412"', '="0412"'],
    ["for Excel's text with a delimiter", '="Bun, Leeds"', '="Bun, Leeds"'],
  ])('reads quotes %s', (_, cell, value) => {
    const lines = [
      'Date,Merchant,Amount',
      `13/11/2026,${cell},-5.00`,
      '14/11/2026,"Sign, Shop",-40.00',
      '15/11/2026,Van,-8.00',
    ];
    expect(cellsOf(lines.join('\n')).map((cells) => cells[1])).toEqual(['Merchant', value, 'Sign, Shop', 'Van']);
  });

  test('a quote that finds a partner in a later row swallows no row', () => {
    const lines = [
      'Date,Merchant,Amount',
      '13/11/2026,"Bun,-5.00',
      '14/11/2026,Sign,-40.00',
      '15/11/2026,Pipe 5",-8.00',
    ];
    const { rows, notices } = read(lines.join('\n'));
    expect(rows.map(({ cells }) => cells[1])).toEqual(['Merchant', '"Bun', 'Sign', 'Pipe 5"']);
    expect(notices).toEqual([expect.stringContaining('line 2')]);
  });

  test('rows swallow each other in no file, even if every quote has a partner', () => {
    const lines = ['Date,Merchant,Amount', '13/11/2026,"Bun,-5.00', '14/11/2026,Sign,-40.00', '15/11/2026",Van,-8.00'];
    expect(read(lines.join('\n')).rows.map(({ cells }) => cells.length)).toEqual([3, 3, 3, 3]);
  });

  test('a line that is quoted as a whole is read as its cells', () => {
    const lines = ['Date,Merchant,Amount', '"13/11/2026,Bun,""-5,00"""', '"14/11/2026,""Sign, Shop"",-40.00";;'];
    expect(cellsOf(lines.join('\n'))).toEqual([
      ['Date', 'Merchant', 'Amount'],
      ['13/11/2026', 'Bun', '-5,00'],
      ['14/11/2026', 'Sign, Shop', '-40.00'],
    ]);
  });
});

test('a line that is quoted as a whole without doubled quotes is read as its cells', () => {
  const lines = ['Date,Merchant,Amount', '13/11/2026,Bun,-5.00', '"14/11/2026,"Sign, Shop",-40.00"'];
  expect(cellsOf(lines.join('\n')).at(-1)).toEqual(['14/11/2026', 'Sign, Shop', '-40.00']);
});

describe('delimiters', () => {
  test.each([',', ';', '\t', '|', '^', '~'])('detects “%s”', (delimiter) => {
    const rows = [
      ['Date', 'Merchant', 'Amount'],
      ['2026-11-13', 'Bun', '5.00'],
    ];
    const { delimiter: detected, rows: read } = readTable(rows.map((row) => row.join(delimiter)).join('\n'));
    expect(detected).toBe(delimiter);
    expect(read.map(({ cells }) => cells)).toEqual(rows);
  });

  test('decimal commas and a preamble do not decide', () => {
    const text = 'Statement, of November, for Bun, Ltd\nDate;Amount\n2026-11-13;-5,00\n2026-11-14;-6,00';
    expect(read(text).delimiter).toBe(';');
  });

  test('the titles may have another delimiter than the rows', () => {
    const { rows, notices } = read('Date;Merchant;Amount\n2026-11-13,Bun,5.00\n2026-11-14,Sign,6.00');
    expect(rows[0]?.cells).toEqual(['Date', 'Merchant', 'Amount']);
    expect(notices).toEqual([expect.stringContaining('line 1')]);
  });

  test('the line that names the delimiter is left out', () => {
    const { delimiter, leftOut, rows } = read('sep=;\r\nDate;Amount\r\n2026-11-13;-5,00');
    expect(delimiter).toBe(';');
    expect(leftOut).toEqual([{ line: 1, lineCount: 1, cells: ['sep=', ''], reason: 'This line names the delimiter.' }]);
    expect(rows.map(({ line }) => line)).toEqual([2, 3]);
  });
});

describe('size', () => {
  test('blank lines are left out', () => {
    const { leftOut, lineCount } = read('\nDate,Amount\n\n \n,\n""\n2026-11-13,-5.00\n\n');
    expect(lineCount).toBe(8);
    expect(leftOut.map(({ line }) => line)).toEqual([1, 3, 4, 5, 6, 8]);
  });

  test('refuses a file of line ends', () => {
    expect(() => readTable(`Date,Amount${'\n'.repeat(10_000_000)}2026-11-13,-5.00`)).toThrow('more than 200,000 lines');
  });

  test('refuses a line of ten thousand cells with its number', () => {
    const { refused, rows } = read(`Date,Amount\n${','.repeat(10_000)}x\n2026-11-13,-5.00`);
    expect(refused.map(({ line }) => line)).toEqual([2]);
    expect(rows).toHaveLength(2);
  });

  test.each([
    ['quotes', '"'],
    ['opening quotes', ',"x'],
    ['quoted cells', '"",'],
    ['lines with a quote', '1,"\n'],
    ['quotes and spaces', '" '],
    ['backslashes', '"\\"'],
  ])('reads three million characters of %s in about a second', (_, part) => {
    const start = process.threadCpuUsage();
    try {
      readTable(part.repeat(3_000_000 / part.length));
    } catch (error) {
      expect(String(error)).toContain('more than 20,000 rows');
    }
    expect(process.threadCpuUsage(start).user).toBeLessThan(3_000_000);
  });
});
