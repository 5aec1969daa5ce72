const day =
  /^['"=]*(?:\p{L}{2,12}\.?,? +)?(?:\d{4}[-./ 年]\s?\d{1,2}[-./ 月]|\d{1,2}[-./ ]\s?\d{1,2}[-./ ]\s?\d{2,4}\b|\d{1,2}(?:st|nd|rd|th)?[-./ ,]{0,2}(?:de )?\p{L}{3,12}\.?[-./ ,]{0,2}(?:de )?\d{2,4}\b|\p{L}{3,12}\.? \d{1,2},? \d{4}|(?:19|20)\d{6}\b|\d{2}(?:0\d|1[0-2])20\d\d\b)/u;
const amount = /^['"=]*[-+−(]?\s*[^\d\s.,]{0,4}\s*[-+−(]?\s*\d[\d.,'’\s]*\s*[^\d\s.,]{0,5}$/u;

/** Tells whether the cell starts like a day. It is only evidence for the structure of a file, not a reading. */
export const looksLikeDay = (cell: string): boolean => cell.length <= 60 && day.test(cell.trim());

/** Tells whether the cell looks like one number with a sign or a currency. */
export const looksLikeAmount = (cell: string): boolean => cell.length <= 40 && amount.test(cell.trim());
