/**
 * Thrown when a business rule rejects a request. The message tells the person what to do next; `fields` contains a
 * message for each invalid field. Every other error is a bug or an outage, and its text is never shown.
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
