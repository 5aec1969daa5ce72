import { readCodes } from './codes';
import { readLabels } from './labels';
import { readSubfields } from './subfields';
import { type Information, inLines, nothing, textOr } from './texts';

/**
 * Reads the text of :86:. Banks structure it in one of three ways: subfields such as ?20, codes such as /REMI/, or labels
 * such as "NAAM:". Without a structure, the whole text is what the bank calls the movement.
 */
export function readInformation(lines: readonly string[], isOut: boolean): Information {
  const read = readSubfields(lines) ?? readCodes(lines, isOut) ?? readLabels(lines);
  return read ?? { ...nothing, wording: textOr(inLines(lines)) };
}
