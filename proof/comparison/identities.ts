const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The model and the database create their own ids. This is the correspondence between them: each id of the model stands
 * for exactly one id of the database.
 */
export class Identities {
  readonly #inDatabase = new Map<string, string>();
  readonly #inModel = new Map<string, string>();

  /** Returns whether two values stand for each other. Ids that were not seen before do from now on. */
  areSame(ofModel: string, ofDatabase: string): boolean {
    if (!uuid.test(ofModel) || !uuid.test(ofDatabase)) return ofModel === ofDatabase;
    const known = this.#inDatabase.get(ofModel);
    if (known !== undefined || this.#inModel.has(ofDatabase)) return known === ofDatabase;
    this.#inDatabase.set(ofModel, ofDatabase);
    this.#inModel.set(ofDatabase, ofModel);
    return true;
  }

  /** Returns a copy of the value in which the ids of the model are replaced by those of the database. */
  toDatabase<T>(value: T): T {
    return this.#translate(value) as T;
  }

  #translate(value: unknown): unknown {
    if (typeof value === 'string') return this.#inDatabase.get(value) ?? value;
    if (Array.isArray(value)) return value.map((each) => this.#translate(each));
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.#translate(each)]));
  }
}
