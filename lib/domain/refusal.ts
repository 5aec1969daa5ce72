/**
 * A business rule rejects the request. The message tells the person what to do next; `fields` maps field names to their
 * messages. Any other error is a bug or an outage, and its text is never shown.
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
