/** For each package whose messages carry a code in the text, where the code is. */
const places: readonly (readonly [origin: string, place: RegExp])[] = [
  // "message=ThrottleExceeded; errorCode=003001; statusCode=429", "6240 - Duplicate Name Exists Error".
  ['qbo', /\berrorCode=0*(\d{3,5})\b|^(\d{3,4}) - /g],
  ['qbxml', /\bQBD Request Error \((\d{3,4})\)|\bstatus ?code:? (3\d{3})\b|^(3\d{3}): /gi],
  ['intacct', /\b((?:BL|XL|DL|PL)\d{8}|(?:GW|UJPP|CO)-?\d{4})\b/g],
  // "ACCT_TEMP_UNAVAILABLE: …", "… (MLI_LOCATION_REQUIRED): …".
  ['netsuite', /(?:^|[\s(])([A-Z]{2,}[A-Z0-9]*(?:_[A-Z0-9]+)+)\b/g],
  ['dynamics', /\b((?:Application|Authentication|Authorization|BadRequest|Internal|Request)_[A-Z]\w+)\b/g],
];

/** Returns the error codes in a sentence, with their origin. */
export const codesInText = (text: string): readonly string[] =>
  /\d{3}|_/.test(text)
    ? places.flatMap(([origin, place]) =>
        [...text.matchAll(place)].map((match) => {
          const code = match.slice(1).find((group) => group !== undefined) ?? '';
          return `${origin}:${/^\d+$/.test(code) ? Number(code) : code}`;
        }),
      )
    : [];
