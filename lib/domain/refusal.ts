/**
 * The business said no. Its message is a sentence for the person, saying what to do next; `fields` puts it in place.
 * Anything else that is thrown is a bug or an outage and is never shown.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    message: string,
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}
