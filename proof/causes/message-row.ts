import Papa from 'papaparse';
import { UserError } from '@/scripts/process/terminal.js';

/** A line of a file of messages. `cause` is the cause that a person named, or undefined if the line names none. */
export type MessageRow = { readonly package: string; readonly message: string; readonly cause: string | undefined };

/**
 * Reads lines of `package,message[,right cause]`. The first line may have titles. Further columns are ignored. Throws a
 * UserError if a line has no message or if the file has no lines.
 */
export function readMessages(text: string): readonly MessageRow[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy', delimiter: ',' });
  const rows = isTitles(data[0]) ? data.slice(1) : data;
  if (rows.length === 0) throw new UserError('The file has no messages.');
  return rows.map(([key = '', message = '', cause = ''], index) => {
    if (message.trim() === '') throw new UserError(`Line ${index + 1} has no message. A line is: package,message.`);
    return { package: key.trim(), message, cause: cause.trim() || undefined };
  });
}

const isTitles = (row: readonly string[] | undefined): boolean =>
  row?.[0]?.trim().toLowerCase() === 'package' && row[1]?.trim().toLowerCase() === 'message';
